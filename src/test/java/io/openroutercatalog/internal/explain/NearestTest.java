package io.openroutercatalog.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static Stream<String> ids() {
    return Stream.of(
        "anthropic/claude-opus-4",
        "anthropic/claude-sonnet-4",
        "anthropic/claude-sonnet-5",
        "openai/gpt-5",
        "openai/gpt-5-mini",
        "openai/gpt-5-nano",
        "qwen/qwen3-coder");
  }

  @ParameterizedTest
  @CsvSource({
    // A wrong letter, of any case.
    "openai/gpt-5-mni,openai/gpt-5-mini|openai/gpt-5-nano|openai/gpt-5",
    "OPENAI/GPT5,openai/gpt-5|openai/gpt-5-mini|openai/gpt-5-nano",
    // The author misspelt.
    "antropic/claude-opus-4,anthropic/claude-opus-4|anthropic/claude-sonnet-4|anthropic/claude-sonnet-5",
    // No author at all.
    "qwen3-coder,qwen/qwen3-coder",
    // Nothing is near, but the author is right.
    "qwen/an-entirely-different-name,qwen/qwen3-coder",
    "nobody/knows-this-model-at-all,''",
    "'',''"
  })
  void what_may_have_been_meant(String name, String expected) {
    assertThat(String.join("|", Nearest.of(name, ids()))).isEqualTo(expected);
  }

  @Test
  void a_name_of_any_length_is_answered() {
    assertThat(Nearest.of("openai/" + "x".repeat(1_000_000), ids()))
        .containsExactly("openai/gpt-5", "openai/gpt-5-mini", "openai/gpt-5-nano");
  }
}
