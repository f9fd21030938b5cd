package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists with broken rows at random places: each is skipped and counted, and affects no other. */
class RandomCatalogTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-08-17T12:00:00Z"));

  private static FakeOpenRouter openRouter;

  @BeforeAll
  static void start() {
    openRouter = FakeOpenRouter.start();
  }

  @AfterAll
  static void stop() {
    openRouter.close();
  }

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void broken_rows_cost_only_themselves(int seed) {
    RandomRows rows = RandomRows.of(seed);

    CatalogSnapshot broken = catalogue(rows.all());
    CatalogSnapshot clean = catalogue(rows.clean());

    // The clean list has only the good rows, without their fields of a wrong type.
    assertThat(broken.configs()).isEqualTo(clean.configs());
    assertThat(broken.configs())
        .extracting(LlmConfig::modelName)
        .containsExactlyElementsOf(rows.listedIds());
    assertThat(broken.excludedByReason()).isEqualTo(rows.reasons());
  }

  private static CatalogSnapshot catalogue(List<String> rows) {
    openRouter.rows(rows);
    CatalogSettings settings = TestSettings.quiet(openRouter).clock(CLOCK).build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      assertThat(catalog.status().lastError()).isNull();
      return catalog.snapshot();
    }
  }
}
