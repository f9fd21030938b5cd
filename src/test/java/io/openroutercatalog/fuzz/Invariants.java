package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus.Source;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.internal.base.ChecksumEnvelope;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CopyFormat;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.StateTransitions;
import io.openroutercatalog.internal.generate.ConfigGenerator;
import io.openroutercatalog.internal.generate.GeneratedConfigs;
import io.openroutercatalog.internal.generate.StableIds;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ModelList;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invariants of everything that is made from input of any kind. */
final class Invariants {
  static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");

  /** Lists as many models as possible. */
  static final CatalogSettings WIDE =
      CatalogSettings.builder()
          .policy(CatalogPolicy.reference())
          .filters(
              ModelFilters.defaults()
                  .withRequiredParameters(Set.of())
                  .withMinContextLength(0)
                  .withExcludedAuthors(Set.of())
                  .withExcludedModelIds(Set.of())
                  .withExcludedSuffixes(Set.of()))
          .build();

  private Invariants() {}

  /** A message is one line that a terminal shows as it is. */
  static void ofMessage(String message) {
    assertThat(message.codePoints()).as(message).allMatch(CleanText::isPlain);
  }

  static void ofAnswer(ModelList answer) {
    assertThat(answer.models())
        .doesNotHaveDuplicates()
        .allMatch(model -> model.modelId().isWellFormed());
    answer.skipped().forEach(row -> ofMessage(row.id()));
    assertThat(answer.skipped().size())
        .isLessThanOrEqualTo(answer.brokenRows().values().stream().mapToInt(n -> n).sum());
  }

  /** {@return the configs of a response under some settings} */
  static GeneratedConfigs ofGeneration(CatalogSettings settings, ModelList answer) {
    ConfigGenerator generator = new ConfigGenerator(settings);
    GeneratedConfigs generation = generator.generate(answer.models(), Map.of(), Set.of(), NOW);
    assertThat(generation.generated() + generation.exclusions().size())
        .isEqualTo(answer.models().size());
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(generation.configs()::clear);
    ofConfigs(generation.configs());
    long lowest = (long) settings.idOffset() - StableIds.RANGE - generation.generated();
    assertThat(generation.configs())
        .allMatch(config -> config.id() <= settings.idOffset() && config.id() > lowest);
    assertThat(generator.generate(answer.models(), generation.ids(), Set.of(), NOW))
        .isEqualTo(generation);
    return generation;
  }

  static void ofConfigs(List<LlmConfig> configs) {
    assertThat(configs.stream().map(LlmConfig::id)).doesNotHaveDuplicates();
    configs.forEach(Invariants::ofConfig);
  }

  private static void ofConfig(LlmConfig config) {
    ofMessage(config.toString());
    assertThat(LlmConfig.fromJson(config.toJson())).isEqualTo(config);
    assertThat(config.qualityScore()).isBetween(0, 100);
    assertThat(config.qualityScoreStatic()).isBetween(0, 100);
    for (List<String> list :
        List.of(
            config.inputModalities(), config.outputModalities(), config.supportedParameters())) {
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(list::clear);
    }
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(config.pricing().prices()::clear);
  }

  /** A copy can be written and read again unchanged, and a catalogue can serve it. */
  static void ofCopy(CatalogSettings settings, CatalogCopy copy) {
    byte[] bytes = CopyFormat.encode(copy);
    assertThat(ChecksumEnvelope.isIntact(bytes)).isTrue();
    assertThat(CopyFormat.decode(bytes)).isEqualTo(copy);
    StateTransitions transitions = new StateTransitions(settings);
    CatalogState served = transitions.restored(copy.withMemoryOf(copy), Source.STORE, NOW);
    ofConfigs(served.snapshot().configs());
    CatalogState again =
        transitions.confirmed(served, new ListFingerprint(null, ""), NOW.plusSeconds(1)).state();
    assertThat(again.memory().ids()).containsAllEntriesOf(served.memory().ids());
    assertThat(
            CatalogUpdate.between(
                    transitions.initial().snapshot(),
                    served.snapshot(),
                    settings.schedule().expiringSoon())
                .changes())
        .hasSizeGreaterThanOrEqualTo(served.snapshot().configs().size());
    assertThat(CatalogUpdate.between(served.snapshot(), served.snapshot(), Duration.ZERO).changes())
        .isEmpty();
  }
}
