package io.openroutercatalog.internal.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.TierPolicy;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real models with the results of the reference, the Python service this library comes from. */
class RealAnswersTest {
  private static final Instant FEBRUARY = Instant.ofEpochSecond(1_771_596_027L);
  private static final Instant AUGUST = Instant.parse("2026-08-17T12:00:00Z");

  static List<Row> scoredModels() {
    return rows("score-components.csv");
  }

  @ParameterizedTest
  @MethodSource("scoredModels")
  void a_model_has_the_score_and_tier_the_reference_gave_it(Row row) {
    var score = new StaticScorer(CatalogPolicy.standard()).score(row.row(), FEBRUARY);

    Map<String, Integer> expected = new LinkedHashMap<>();
    for (String name :
        List.of("prestige", "recency", "pricing", "context", "capabilities", "penalty")) {
      expected.put(name, row.number(name));
    }
    assertThat(score.components()).containsExactlyEntriesOf(expected);
    assertThat(score.total()).isEqualTo(row.number("static_score"));
    assertThat(BillingTierRule.tier(row.row(), TierPolicy.TEXT_ZERO).jsonName())
        .isEqualTo(row.get("tier"));
  }

  @Test
  void the_catalogue_of_a_real_day_is_as_expected() {
    List<Row> rows = rows("catalogue-2026-08-17.csv");

    GeneratedConfigs generation = generate(CatalogSettings.builder(), rows, AUGUST);

    assertThat(generation.configs())
        .hasSize(52)
        .map(RealAnswersTest::line)
        .containsExactlyElementsOf(
            rows.stream().filter(row -> row.get("id") != null).map(Row::line).toList());
    assertThat(generation.exclusions())
        .isEqualTo(
            rows.stream()
                .filter(row -> row.get("reasons") != null)
                .collect(Collectors.toMap(row -> row.text("model"), Row::reasons)));
  }

  /** The same models under other settings: another offset, other terms for each tier. */
  @Test
  void the_catalogue_under_other_settings_is_as_expected() {
    List<Row> rows = rows("custom-settings.csv");
    CatalogSettingsBuilder settings =
        CatalogSettings.builder()
            .policy(CatalogPolicy.reference())
            .idOffset(-500_000)
            .seoEnabled(true)
            .quotaReserveTokens(1234)
            .rpm(7)
            .tpm(77)
            .freeRpm(3)
            .freeTpm(33)
            .anonymousEnabledPaid(false)
            .anonymousEnabledFree(true)
            .litellmParams(Map.of("max_tokens", 16_384))
            .systemInstructions("Be brief.")
            .useDefaultSystemInstructions(false)
            .citationsEnabled(false);

    GeneratedConfigs generation = generate(settings, rows, FEBRUARY);

    assertThat(generation.configs())
        .map(RealAnswersTest::line)
        .containsExactlyElementsOf(rows.stream().map(Row::line).toList());
    assertThat(generation.configs())
        .allSatisfy(
            config -> {
              boolean free = config.billingTier() == BillingTier.FREE;
              assertThat(config.rpm()).isEqualTo(free ? 3 : 7);
              assertThat(config.tpm()).isEqualTo(free ? 33 : 77);
              assertThat(config.anonymousEnabled()).isEqualTo(free);
              assertThat(config.routerPoolEligible()).isEqualTo(!free);
              assertThat(config.autoPinTier()).hasToString(free ? "C" : "B");
              assertThat(config.seoEnabled()).isTrue();
              assertThat(config.quotaReserveTokens()).isEqualTo(1234);
              assertThat(config.litellmParams()).isEqualTo(Map.of("max_tokens", 16_384));
              assertThat(config.systemInstructions()).isEqualTo("Be brief.");
              assertThat(config.useDefaultSystemInstructions()).isFalse();
              assertThat(config.citationsEnabled()).isFalse();
            });
  }

  private static GeneratedConfigs generate(
      CatalogSettingsBuilder settings, List<Row> rows, Instant now) {
    return new ConfigGenerator(settings.build())
        .generate(rows.stream().map(Row::row).toList(), Map.of(), Set.of(), now);
  }

  private static String line(LlmConfig config) {
    return config.modelName()
        + " "
        + config.id()
        + " "
        + config.billingTier().jsonName()
        + " "
        + config.qualityScoreStatic();
  }

  private static List<Row> rows(String resource) {
    try (InputStream in =
        Objects.requireNonNull(RealAnswersTest.class.getResourceAsStream(resource))) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      List<String> names = List.of(lines.getFirst().split(","));
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        Map<String, String> cells = new LinkedHashMap<>();
        String[] values = line.split(",", -1);
        for (int i = 0; i < values.length; i++) {
          cells.put(names.get(i), values[i]);
        }
        rows.add(new Row(cells));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One line of a fixture; an empty cell is null. */
  record Row(Map<String, String> cells) {
    @Nullable String get(String column) {
      String cell = cells.get(column);
      return cell == null || cell.isEmpty() ? null : cell;
    }

    String text(String column) {
      return Objects.requireNonNull(get(column), column);
    }

    int number(String column) {
      return Integer.parseInt(text(column));
    }

    private @Nullable Long wholeNumber(String column) {
      String text = get(column);
      return text == null ? null : (Long) Long.parseLong(text);
    }

    Set<ExclusionReason> reasons() {
      return Arrays.stream(TestRow.parts(get("reasons")))
          .map(Row::reason)
          .collect(Collectors.toSet());
    }

    private static ExclusionReason reason(String jsonName) {
      return Arrays.stream(ExclusionReason.values())
          .filter(reason -> reason.jsonName().equals(jsonName))
          .findFirst()
          .orElseThrow();
    }

    String line() {
      return text("model") + " " + text("id") + " " + text("tier") + " " + text("static_score");
    }

    ModelRow row() {
      String expirationDate = get("expiration_date");
      TestRow model =
          TestRow.of(text("model"))
              .created(wholeNumber("created"))
              .contextLength(wholeNumber("context_length"))
              .prices(get("prompt"), get("completion"))
              .supportedParameters(TestRow.parts(get("parameters")))
              .expirationDate(expirationDate == null ? null : LocalDate.parse(expirationDate))
              .alias("true".equals(get("alias")));
      if (cells.containsKey("output_modalities")) {
        model.outputModalities(List.of(TestRow.parts(get("output_modalities"))));
      }
      return model.row();
    }

    @Override
    public String toString() {
      return text("model");
    }
  }
}
