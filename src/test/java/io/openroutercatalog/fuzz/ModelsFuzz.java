package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.internal.client.Answers;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.generate.GeneratedConfigs;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import java.util.List;
import java.util.Map;

/** Any bytes as the models list, through the rules, to a cached copy and back. */
public final class ModelsFuzz {
  private static final CatalogSettings STANDARD = CatalogSettings.builder().build();

  private ModelsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    FetchOutcome<ModelList> outcome = Answers.models(input);
    assertThat(Answers.models(input)).isEqualTo(outcome);
    switch (outcome) {
      case FetchOutcome.Failed<ModelList>(CatalogError error) ->
          Invariants.ofMessage(error.message());
      case FetchOutcome.Answer<ModelList>(ModelList answer) -> {
        Invariants.ofAnswer(answer);
        assertThat(Answers.modelsWithoutNameTable(input)).isEqualTo(outcome);
        Invariants.ofGeneration(STANDARD, answer);
        GeneratedConfigs generation = Invariants.ofGeneration(Invariants.WIDE, answer);
        Invariants.ofCopy(Invariants.WIDE, kept(answer, generation));
      }
    }
  }

  private static CatalogCopy kept(ModelList answer, GeneratedConfigs generation) {
    return new CatalogCopy(
        answer.models(),
        Invariants.NOW,
        Invariants.WIDE.baseUrl().toString(),
        Invariants.WIDE.idOffset(),
        generation.ids(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        PriceHistory.NONE);
  }
}
