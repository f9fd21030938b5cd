package io.openroutercatalog.internal.copies;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.StateTransitions;
import io.openroutercatalog.model.ModelRow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy that is written is read back completely, or not at all. */
public class CopyFormatTest {
  @Test
  void a_copy_is_read_as_it_was_written() {
    Random random = new Random(20_260_817);
    for (int i = 0; i < 500; i++) {
      CatalogCopy copy = CatalogCopies.random(random);
      assertThat(CopyFormat.decode(CopyFormat.encode(copy))).as("copy %d", i).isEqualTo(copy);
    }
  }

  @Test
  void a_copy_is_written_in_utf8_and_half_of_a_surrogate_pair_as_an_escape() {
    CatalogCopy copy =
        new CatalogCopy(
            List.of(),
            CatalogCopies.FETCHED,
            "é模 \ud83d",
            -10_000,
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            PriceHistory.NONE);
    assertThat(new String(CopyFormat.encode(copy), StandardCharsets.UTF_8))
        .contains("\"source_url\":\"é模 \\uD83D\"");
  }

  @Test
  void the_format_is_pinned() {
    assertThat(text(CopyFormat.encode(CatalogCopies.generation(-7))))
        .isEqualTo(
            """
            {"format":"openrouter-catalog-copy","version":1,\
            "sha256":"ab0408540100aca5ff0ba9d2857547359e4857894f4a6915b96790ba10ba6927",\
            "copy":{"fetched_at":"2026-08-17T11:59:53Z","source_url":"https://openrouter.ai/api/v1",\
            "id_offset":-10000,"models":[{"id":"a/one","name":"Name of a/one",\
            "canonical_slug":"a/one","created":1700000000,"context_length":200000,\
            "architecture":{"input_modalities":["text"],"output_modalities":["text"]},\
            "top_provider":{"max_completion_tokens":8000},"supported_parameters":["tools"],\
            "pricing":{}}],"ids":{"a/one":-7},"delisted":[],"health":{},"held_prices":{},\
            "other_rows":[],"prices":{"listed":{},"gone":[]}}}
            """);
  }

  @Test
  void models_that_are_not_a_list_count_as_none() {
    CatalogCopy copy =
        CopyFormat.decode(
            sealed(
                """
                {"fetched_at":"2026-08-17T11:59:53Z","source_url":"x","id_offset":-10000,\
                "models":{"id":"a/one"},"ids":{"a/one":-7}}\
                """));
    assertThat(copy).isNotNull();
    assertThat(copy.models()).isEmpty();
    assertThat(copy.ids()).containsExactly(Map.entry("a/one", -7));
  }

  @Test
  void a_copy_of_an_earlier_release_is_still_read() {
    byte[] bytes =
        sealed(
            """
            {"fetched_at":"2026-08-17T11:59:53Z","source_url":"https://openrouter.ai/api/v1",\
            "id_offset":-10000,"models":[{"id":"a/one","name":"One"}],"ids":{"a/one":-7},\
            "delisted":[{"id":-8,"since":"2026-08-16T00:00:00Z","model":{"id":"b/two"}}],\
            "health":{"a/one":{"at":"2026-08-17T11:00:00Z","gated":true,"score":null}}}\
            """);
    CatalogCopy copy = Objects.requireNonNull(CopyFormat.decode(bytes));
    assertThat(copy.ids()).containsExactly(Map.entry("a/one", -7));
    assertThat(copy.models()).extracting(ModelRow::name).containsExactly("One");
    assertThat(copy.delisted()).extracting(gone -> gone.model().id()).containsExactly("b/two");
    assertThat(copy.health().keySet()).containsExactly("a/one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"101", "-1", "1e300"})
  void an_invalid_score_costs_only_the_health_of_its_model(String score) {
    byte[] bytes =
        sealed(
            """
            {"fetched_at":"2026-08-17T11:59:53Z","source_url":"https://openrouter.ai/api/v1",\
            "id_offset":-10000,"models":[{"id":"a/one"},{"id":"b/two"}],\
            "ids":{"a/one":-7,"b/two":-8},"delisted":[],"health":{\
            "a/one":{"at":"2026-08-17T11:00:00Z","gated":false,"score":%s},\
            "b/two":{"at":"2026-08-17T11:00:00Z","gated":false,"score":100}}}\
            """
                .formatted(score));
    CatalogCopy copy = Objects.requireNonNull(CopyFormat.decode(bytes));
    assertThat(copy.models()).hasSize(2);
    assertThat(copy.ids()).containsOnlyKeys("a/one", "b/two");
    assertThat(copy.health()).containsOnlyKeys("b/two");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z"})
  void a_copy_with_a_time_at_either_end_of_what_can_be_expressed_is_not_read(String time) {
    String content = content(CatalogCopies.generation(-7));
    assertThat(CopyFormat.decode(sealed(content.replace("2026-08-17T11:59:53Z", time)))).isNull();
  }

  @Test
  void unknown_fields_are_skipped() {
    String content = content(CatalogCopies.random(new Random(7)));
    String unknown = "\"later\":{\"ids\":[1,{\"models\":{}}]},";
    String nested = content.replace("{\"id\":\"", "{\"later\":[{}],\"id\":\"");
    assertThat(nested).isNotEqualTo(content);
    assertThat(CopyFormat.decode(sealed("{" + unknown + nested.substring(1))))
        .isEqualTo(CopyFormat.decode(sealed(content)))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetched_at", "source_url", "id_offset"})
  void a_copy_without_a_required_field_is_not_read(String fact) {
    String content = content(CatalogCopies.generation(-7));
    assertThat(CopyFormat.decode(sealed(content.replace(fact, "other")))).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "<html>Bad gateway</html>",
        "{\"format\":\"openrouter-catalog-copy\",\"version\":1,\"sha256\":\"",
      })
  void foreign_bytes_are_not_read(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(CopyFormat.decode(bytes)).isNull();
    assertThat(ChecksumEnvelope.isIntact(bytes)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"fetched_at\":\"yesterday\"}",
        "{\"fetched_at\":1}",
        "{]"
      })
  void nonsense_with_a_valid_checksum_is_not_read(String content) {
    assertThat(CopyFormat.decode(sealed(content))).isNull();
  }

  @Test
  void a_copy_of_another_version_format_or_checksum_is_not_read() {
    String good = text(CopyFormat.encode(CatalogCopies.generation(-7)));
    assertThat(CopyFormat.decode(bytes(good))).isNotNull();
    for (String changed :
        List.of(
            good.replace("\"version\":1", "\"version\":2"),
            good.replace("openrouter-catalog-copy", "openrouter-catalog-cope"),
            good.replace("\"a/one\":-7", "\"a/one\":-8"),
            good.replaceFirst("\"sha256\":\"..", "\"sha256\":\"zz"),
            good + "\n",
            " " + good)) {
      assertThat(changed).isNotEqualTo(good);
      assertThat(CopyFormat.decode(bytes(changed))).as(changed).isNull();
      assertThat(ChecksumEnvelope.isIntact(bytes(changed))).as(changed).isFalse();
    }
  }

  @Test
  void of_two_models_with_one_id_and_two_rows_of_one_model_the_first_counts() {
    CatalogCopy copy =
        CopyFormat.decode(
            sealed(
                """
                {"fetched_at":"2026-08-17T11:59:53Z","source_url":"u","id_offset":-10000,\
                "models":[{"id":"a/one","name":"first"},{"id":"a/one","name":"second"},7,{}],\
                "ids":{"a/one":-7,"b/two":-7,"c/three":4294967289,"d/four":"x"}}\
                """));
    assertThat(Objects.requireNonNull(copy).ids()).containsExactly(Map.entry("a/one", -7));
    assertThat(copy.models()).extracting(ModelRow::name).containsExactly("first");
  }

  @Test
  void a_copy_whose_id_offset_is_not_an_int_is_not_read() {
    String content = content(CatalogCopies.generation(-7));
    assertThat(CopyFormat.decode(sealed(content.replace("-10000", "4294957296")))).isNull();
  }

  @Test
  void a_copy_contains_none_of_the_settings() {
    CatalogSettings settings =
        CatalogSettings.builder()
            .apiKey(LlmConfigs.CANARY)
            .litellmParams(Map.of("extra", "canary-params"))
            .systemInstructions("canary-instructions")
            .operatorConfigs(
                List.of(LlmConfigs.full().id(9).openrouterDynamic(false).name("canary-op").build()))
            .build();
    StateTransitions transitions = new StateTransitions(settings);
    CatalogState state =
        transitions.restored(
            CatalogCopies.generation(-7), CatalogStatus.Source.NETWORK, CatalogCopies.FETCHED);
    // The state has the canaries, so it is the copy that leaves them out.
    assertThat(state.snapshot().configs())
        .extracting(LlmConfig::apiKey)
        .containsExactly(LlmConfigs.CANARY, LlmConfigs.CANARY);

    String kept = text(CopyFormat.encode(state.toCopy(settings)));

    assertThat(kept).contains("a/one").doesNotContain(LlmConfigs.CANARY).doesNotContain("canary");
  }

  private static String content(CatalogCopy copy) {
    String whole = text(CopyFormat.encode(copy));
    int start = whole.indexOf("\"copy\":") + "\"copy\":".length();
    return whole.substring(start, whole.length() - "}\n".length());
  }

  public static byte[] sealed(String content) {
    return sealed(bytes(content));
  }

  /** {@return any content in an envelope with a valid checksum} */
  public static byte[] sealed(byte[] content) {
    try {
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      ByteArrayOutputStream sealed = new ByteArrayOutputStream();
      sealed.writeBytes(
          bytes("{\"format\":\"openrouter-catalog-copy\",\"version\":1,\"sha256\":\""));
      sealed.writeBytes(bytes(digest + "\",\"copy\":"));
      sealed.writeBytes(content);
      sealed.writeBytes(bytes("}\n"));
      return sealed.toByteArray();
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
