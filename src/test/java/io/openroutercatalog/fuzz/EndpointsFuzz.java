package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.internal.client.Answers;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelHealth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Any bytes as the endpoints of a model, and the health that is read from them. */
public final class EndpointsFuzz {
  private static final Endpoint SAYS_NOTHING = Endpoint.builder().build();

  private EndpointsFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    FetchOutcome<Optional<List<Endpoint>>> outcome = Answers.endpoints(input);
    assertThat(Answers.endpoints(input)).isEqualTo(outcome);
    switch (outcome) {
      case FetchOutcome.Failed<Optional<List<Endpoint>>>(CatalogError error) ->
          Invariants.ofMessage(error.message());
      case FetchOutcome.Answer<Optional<List<Endpoint>>>(Optional<List<Endpoint>> endpoints) ->
          endpoints.ifPresent(
              all -> {
                for (HealthPolicy policy : HealthPolicy.values()) {
                  check(all, policy);
                }
              });
    }
  }

  private static void check(List<Endpoint> endpoints, HealthPolicy policy) {
    ModelHealth health = Health.rule(policy).evidenceOf(endpoints).health();
    Double score = health.score();
    if (score != null) {
      assertThat(health.gated()).isFalse();
      assertThat(score).isBetween(0.0, 100.0);
    }
    if (endpoints.stream().noneMatch(endpoint -> Long.valueOf(0).equals(endpoint.status()))) {
      assertThat(health.gated()).isTrue();
    }
    assertThat(Health.rule(policy).evidenceOf(endpoints.reversed()).health()).isEqualTo(health);
    List<Endpoint> more = new ArrayList<>(endpoints);
    more.add(SAYS_NOTHING);
    assertThat(Health.rule(policy).evidenceOf(more).health()).isEqualTo(health);
  }
}
