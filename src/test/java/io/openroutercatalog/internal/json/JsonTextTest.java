package io.openroutercatalog.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
  @Test
  void an_object_is_read_and_written() {
    Map<String, Object> object = JsonText.parseObject("{\"b\": [1, 0.5, null], \"a\": {}}", "it");

    assertThat(object.keySet()).containsExactly("b", "a");
    assertThat(JsonText.of(object)).isEqualTo("{\"b\":[1,0.5,null],\"a\":{}}");
    assertThat(JsonText.of(Map.of("list", List.of("x")))).isEqualTo("{\"list\":[\"x\"]}");
  }

  /** The text may be an API key in the wrong place, so no message repeats any of it. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "null",
        "5",
        "`[\"sk-canary\"]`",
        "`\"sk-canary\"`",
        "sk-canary",
        "`{\"api_key\": sk-canary}`",
        "`{\"api_key\": \"sk-canary`",
        "``"
      })
  void text_that_is_no_object_is_refused_without_repeating_it(String json) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonText.parseObject(json, "settings"))
        .withMessageStartingWith("settings is not a JSON object")
        .withNoCause()
        .satisfies(e -> assertThat(e.toString()).doesNotContain("canary"));
  }

  @Test
  void a_message_tells_where_the_text_is_wrong() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonText.parseObject("{\n  \"a\": 1,\n  oops\n}", "settings"))
        .withMessageContaining("line 3");
  }

  @Test
  void nesting_without_end_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> JsonText.parseObject("{\"a\":".repeat(10_000), "settings"));
  }
}
