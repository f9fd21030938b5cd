package io.openroutercatalog.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceOverride;
import io.openroutercatalog.price.Pricing;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PricingJsonTest {
  @Test
  void every_stated_price_is_kept_in_its_order() throws IOException {
    Pricing pricing =
        read(
            """
            {"web_search": "0.01", "prompt": "0.00000125", "completion": "0.00001",
             "brand_new": "3", "input_cache_read": "0.000000125"}\
            """);

    assertThat(pricing.prices().keySet())
        .containsExactly("web_search", "prompt", "completion", "brand_new", "input_cache_read");
    assertThat(pricing.prompt()).isEqualTo(Price.parse("0.00000125"));
    assertThat(pricing.price("brand_new")).isEqualTo(Price.parse("3"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,                     Exact,      0",
    "0.0,                   Exact,      0.0",
    "0.00000125,            Exact,      0.00000125",
    "1.25e-6,               Exact,      0.00000125",
    "-1,                    Varies,     -1",
    "-1.0,                  Varies,     -1.0",
    "1e-999999999,          Unreadable, 1e-999999999",
    "1e-99999999999999999,  Unreadable, 1e-99999999999999999",
    "1e999999999,           Unreadable, 1e999999999",
    "'\"-1\"',              Varies,     -1",
    "'\" 0.5 \"',           Exact,      0.5",
    "'\"1e-999999999\"',    Unreadable, 1e-999999999",
    "'\"ask us\"',          Unreadable, ask us",
    "'\"\"',                Unreadable, ''"
  })
  void a_price_is_text_or_a_number(String json, String kind, String text) throws IOException {
    Price price = read("{\"prompt\": " + json + "}").prompt();

    assertThat(price).isNotNull().extracting(p -> p.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(price).extracting(Price::text).isEqualTo(text);
  }

  /** Also checks the position of the reader: the prices after it must be read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "true           | true",
        "false          | false",
        "[]             | […]",
        "[\"1\"]        | […]",
        "{}             | {…}",
        "{\"usd\": \"1\"} | {…}"
      })
  void a_value_that_is_no_price_is_unreadable(String json, String text) throws IOException {
    Pricing pricing = read("{\"prompt\": " + json + ", \"completion\": \"2\"}");

    assertThat(pricing.prompt()).isEqualTo(new Price.Unreadable(text));
    assertThat(pricing.completion()).isEqualTo(Price.parse("2"));
    assertThat(read(write(pricing))).isEqualTo(pricing);
  }

  @Test
  void null_states_no_price() throws IOException {
    assertThat(
            read(
                "{\"prompt\": null, \"completion\": \"2\","
                    + " \"overrides\": [{\"prompt\": null, \"utc_start\": null}]}"))
        .isEqualTo(
            Pricing.of(
                Map.of("completion", Price.parse("2")),
                List.of(PriceOverride.of(Map.of(), Map.of()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "5", "\"0\"", "true", "[]", "[{\"prompt\": \"0\"}]", "{}"})
  void a_pricing_that_is_no_object_states_no_prices(String json) throws IOException {
    assertThat(read(json)).isEqualTo(Pricing.none());
  }

  @Test
  void an_override_above_a_number_of_tokens_is_kept() throws IOException {
    Pricing pricing =
        read(
            """
            {"prompt": "0.00000125", "overrides": [
              {"min_prompt_tokens": 200000, "prompt": "0.0000025", "input_cache_read": "0"}],
             "completion": "0.00001"}\
            """);

    assertThat(pricing.overrides()).hasSize(1);
    PriceOverride override = pricing.overrides().getFirst();
    assertThat(override.minPromptTokens()).isEqualTo(200_000L);
    assertThat(override.prices())
        .isEqualTo(
            Map.of("prompt", Price.parse("0.0000025"), "input_cache_read", Price.parse("0")));
    assertThat(pricing.prices()).containsOnlyKeys("prompt", "completion");
  }

  /** 1000 to 100 is from 10:00 to 01:00 of the next day. */
  @Test
  void overrides_of_a_daily_window_are_kept_in_their_order() throws IOException {
    Pricing pricing =
        read(
            """
            {"overrides": [
              {"utc_start": 1000, "utc_end": 100, "prompt": "0.00000066"},
              {"utc_start": 100, "utc_end": 1000, "prompt": "0.00000132"}]}\
            """);

    assertThat(pricing.overrides())
        .containsExactly(
            PriceOverride.of(
                Map.of("utc_start", 1000, "utc_end", 100),
                Map.of("prompt", Price.parse("0.00000066"))),
            PriceOverride.of(
                Map.of("utc_start", 100, "utc_end", 1000),
                Map.of("prompt", Price.parse("0.00000132"))));
    assertThat(pricing.overrides().getFirst().minPromptTokens()).isNull();
  }

  @Test
  void a_condition_not_yet_known_is_kept_and_is_no_price() throws IOException {
    PriceOverride override =
        read("{\"overrides\": [{\"weekend\": true, \"load\": 0.5, \"prompt\": \"1\"}]}")
            .overrides()
            .getFirst();

    assertThat(override.conditions().keySet()).containsExactly("weekend", "load");
    assertThat(override.prices()).containsOnlyKeys("prompt");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "null            | ''",
        "5               | 5",
        "\"x\"           | x",
        "{}              | {…}",
        "{\"prompt\": 0} | {…}",
        "[]              | ''",
        "[null, 5, []]   | 5 […]"
      })
  void overrides_of_another_type_are_unreadable(String json, String texts) throws IOException {
    Pricing pricing = read("{\"overrides\": " + json + ", \"prompt\": \"1\"}");

    assertThat(pricing.prices()).isEqualTo(Map.of("prompt", Price.parse("1")));
    assertThat(pricing.overrides())
        .isEqualTo(
            Pattern.compile(" ")
                .splitAsStream(texts)
                .filter(text -> !text.isEmpty())
                .map(PriceOverride::unreadable)
                .toList());
    assertThat(read(write(pricing))).isEqualTo(pricing);
  }

  /** The text of a condition must not be taken for a price, nor a number for a condition. */
  @Test
  void a_field_of_an_override_is_a_price_by_its_name() throws IOException {
    Pricing pricing =
        read(
            """
            {"overrides": [{"region": "eu", "utc_start": "16:30", "min_prompt_tokens": "128000",
              "prompt": 0.000002, "audio": "0.5", "input_audio_cache": "0.1", "request": {}}],
             "audio": "0.4"}\
            """);

    PriceOverride override = pricing.overrides().getFirst();
    assertThat(override.conditions())
        .isEqualTo(
            Map.of(
                "region", "eu",
                "utc_start", "16:30",
                "min_prompt_tokens", "128000",
                "input_audio_cache", "0.1"));
    assertThat(override.unknownConditions())
        .containsExactly("region", "utc_start", "min_prompt_tokens", "input_audio_cache");
    assertThat(override.prices())
        .isEqualTo(
            Map.of(
                "prompt", Price.parse("0.000002"),
                "audio", Price.parse("0.5"),
                "request", new Price.Unreadable("{…}")));
    assertThat(read(write(pricing))).isEqualTo(pricing);
  }

  /** None may throw, since one bad number must not fail the whole list. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e-999999999",
        "1e-99999999999999999999",
        "123456789012345678901234567890",
        "-0.0",
        "1e-7",
        "null"
      })
  void an_odd_condition_is_kept(String number) throws IOException {
    Pricing pricing =
        read("{\"overrides\": [{\"min_prompt_tokens\": " + number + ", \"prompt\": \"1\"}]}");

    assertThat(pricing.overrides()).hasSize(1);
    assertThat(pricing.toString()).hasSizeLessThan(200);
    assertThat(read(write(pricing))).isEqualTo(pricing);
  }

  /** Without its condition an override would seem to apply always. */
  @ParameterizedTest
  @MethodSource("conditionsThatCannotBeKept")
  void a_condition_that_cannot_be_kept_is_one_that_is_not_known(String condition)
      throws IOException {
    Pricing pricing =
        read(
            "{\"overrides\": [{\"a\": "
                + condition
                + ", \"prompt\": \"0\"}, {\"b\": 1}], \"completion\": \"1\"}");

    assertThat(pricing.overrides()).hasSize(2).contains(PriceOverride.of(Map.of("b", 1), Map.of()));
    assertThat(pricing.overrides().getFirst().unknownConditions()).containsExactly("a");
    assertThat(pricing.overrides().getFirst().prices()).containsOnlyKeys("prompt");
    assertThat(pricing.completion()).isEqualTo(Price.parse("1"));
    assertThat(read(write(pricing))).isEqualTo(pricing);
  }

  static List<String> conditionsThatCannotBeKept() {
    return List.of(
        "[\"sat\", \"sun\"]",
        "{\"from\": 5}",
        "1E400",
        "1e999999999",
        "1e99999999999999999999",
        "1".repeat(5_000),
        "0." + "1".repeat(5_000));
  }

  @Test
  void a_price_of_thousands_of_digits_is_unreadable() throws IOException {
    Pricing pricing = read("{\"prompt\": " + "1".repeat(5_000) + ", \"completion\": \"1\"}");

    assertThat(pricing.prompt()).isInstanceOf(Price.Unreadable.class);
    assertThat(pricing.completion()).isEqualTo(Price.parse("1"));
  }

  @Test
  void a_pricing_is_written_the_way_openrouter_does() throws IOException {
    String json =
        "{\"prompt\":\"0.00000125\",\"completion\":\"-1\",\"image\":\"soon\",\"overrides\":"
            + "[{\"min_prompt_tokens\":200000,\"prompt\":\"0.0000025\"},"
            + "{\"utc_start\":1000,\"utc_end\":100,\"weekend\":true,\"load\":0.5,\"prompt\":\"0\"}]}";

    assertThat(write(read(json))).isEqualTo(json);
    assertThat(read(write(read(json)))).isEqualTo(read(json));
    assertThat(write(Pricing.none())).isEqualTo("{}");
  }

  private static Pricing read(String json) throws IOException {
    try (JsonParser parser = TolerantJson.FACTORY.createParser(json)) {
      parser.nextToken();
      Pricing pricing = PricingJson.read(parser, new ValueInterner());
      assertThat(parser.nextToken()).as("token after the value").isEqualTo((JsonToken) null);
      return pricing;
    }
  }

  private static String write(Pricing pricing) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JsonText.MAPPER.createGenerator(text)) {
      PricingJson.write(pricing, json);
    }
    return text.toString();
  }
}
