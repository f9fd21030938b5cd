package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.client.Answers;
import io.openroutercatalog.client.FetchOutcome;
import io.openroutercatalog.client.ModelsAnswer;
import io.openroutercatalog.generate.Generation;
import java.util.List;
import java.util.Map;

/** Any bytes as the models list, through the rules, to a kept copy and back. */
public final class ModelsFuzz {
  private static final CatalogSettings STANDARD = CatalogSettings.builder().build();

  private ModelsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    FetchOutcome<ModelsAnswer> outcome = Answers.models(input);
    assertThat(Answers.models(input)).isEqualTo(outcome);
    switch (outcome) {
      case FetchOutcome.Failed<ModelsAnswer>(CatalogError error) ->
          Invariants.ofMessage(error.message());
      case FetchOutcome.Answer<ModelsAnswer>(ModelsAnswer answer) -> {
        Invariants.ofAnswer(answer);
        Invariants.ofGeneration(STANDARD, answer);
        Generation generation = Invariants.ofGeneration(Invariants.WIDE, answer);
        Invariants.ofCopy(Invariants.WIDE, kept(answer, generation));
      }
    }
  }

  private static CatalogCopy kept(ModelsAnswer answer, Generation generation) {
    return new CatalogCopy(
        answer.models(),
        Invariants.NOW,
        Invariants.WIDE.baseUrl().toString(),
        Invariants.WIDE.idOffset(),
        generation.ids(),
        List.of(),
        Map.of());
  }
}
