package io.openroutercatalog.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each reader must also return at the last token of its value, whatever that is. */
class TolerantJsonTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "5,                     5",
        "-5,                    -5",
        "0,                     0",
        "9223372036854775807,   9223372036854775807",
        "9223372036854775808,",
        "5.0,                   5",
        "1.31072e5,             131072",
        "5.5,",
        "1e15,",
        "1e999999999,",
        "1e-999999999,          0",
        "`\"5\"`,",
        "true,",
        "null,",
        "`[1, [2]]`,",
        "`{\"a\": {\"b\": 1}}`,"
      })
  void a_whole_number_is_read_where_there_is_one(String json, @Nullable Long number)
      throws IOException {
    assertThat(read(json, TolerantJson::wholeNumber)).isEqualTo(number);
  }

  @ParameterizedTest
  @MethodSource("thousandsOfDigits")
  void a_number_of_thousands_of_digits_counts_as_absent(String json) throws IOException {
    assertThat(read(json, TolerantJson::wholeNumber)).isNull();
    assertThat(read(json, TolerantJson::scalar)).isNull();
    assertThat(read(json, TolerantJson::text)).isNull();
    assertThat(read(json, TolerantJson::textOrNumber)).isEqualTo(json);
  }

  @Test
  void a_number_of_a_hundred_characters_is_the_longest_that_counts() throws IOException {
    String longest = "0." + "0".repeat(97) + "1";
    assertThat(read(longest, TolerantJson::scalar)).isEqualTo(1e-98);
    assertThat(read(longest + "1", TolerantJson::scalar)).isNull();
  }

  static List<String> thousandsOfDigits() {
    return List.of("1".repeat(5_000), "1." + "1".repeat(5_000), "1e" + "1".repeat(5_000));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"a\"`,    a,  a",
        "`\"\"`,     ``, ``",
        "5,          ,   5",
        "5.10,       ,   5.10",
        "1e-7,       ,   1e-7",
        "true,       ,",
        "null,       ,",
        "`[\"a\"]`,  ,",
        "`{\"a\":1}`,,"
      })
  void text_is_read_where_there_is_some(
      String json, @Nullable String text, @Nullable String textOrNumber) throws IOException {
    assertThat(read(json, TolerantJson::text)).isEqualTo(text);
    assertThat(read(json, TolerantJson::textOrNumber)).isEqualTo(textOrNumber);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`[]`,                            ``,    ``",
        "`[\"a\", \"b\"]`,                `a b`, `a b`",
        "`[\"a\", 5, \"b\", null, [\"c\"], {\"d\": \"e\"}]`, `a b`,",
        "`[5]`,                           ``,",
        "`\"a\"`,                         ,",
        "`{\"a\": [\"b\"]}`,              ,",
        "null,                            ,"
      })
  void texts_are_read_where_there_is_a_list(
      String json, @Nullable String texts, @Nullable String textsOnly) throws IOException {
    Reader<List<String>> any = parser -> TolerantJson.texts(parser, new ValueInterner());
    Reader<List<String>> only = parser -> TolerantJson.textsOnly(parser, new ValueInterner());
    assertThat(read(json, any)).isEqualTo(list(texts));
    assertThat(read(json, only)).isEqualTo(list(textsOnly));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[5]", "{\"a\": 5}"})
  void a_value_that_is_no_scalar_counts_as_absent(String json) throws IOException {
    assertThat(read(json, TolerantJson::scalar)).isNull();
  }

  private static @Nullable List<String> list(@Nullable String texts) {
    if (texts == null) {
      return null;
    }
    return Arrays.stream(texts.split(" ", -1)).filter(text -> !text.isEmpty()).toList();
  }

  private static <T> @Nullable T read(String json, Reader<T> reader) throws IOException {
    try (JsonParser parser = TolerantJson.FACTORY.createParser("[" + json + " ]")) {
      parser.nextToken();
      parser.nextToken();
      T value = reader.read(parser);
      assertThat(parser.nextToken()).as("token after the value").isEqualTo(JsonToken.END_ARRAY);
      return value;
    }
  }

  private interface Reader<T> {
    @Nullable T read(JsonParser parser) throws IOException;
  }
}
