package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The queries and {@code refresh()}, through the public API. */
class CatalogServiceTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");

  private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @AfterEach
  void stop() {
    openRouter.close();
  }

  private CatalogSettingsBuilder settings() {
    return TestSettings.quiet(openRouter).clock(InstantSource.fixed(NOW));
  }

  private static LlmConfig operatorConfig(int id) {
    return LlmConfig.builder().id(id).provider("OPENAI").modelName("own-" + id).build();
  }

  private static List<String> modelNames(CatalogService catalog) {
    return catalog.configs().stream().map(LlmConfig::modelName).toList();
  }

  @Test
  void every_query_answers_from_the_same_list() {
    openRouter.models(
        FakeModel.of("a/one"),
        FakeModel.of("b/two:free"),
        FakeModel.of("c/three").priced("0", "0"));
    CatalogSettings settings = settings().operatorConfigs(List.of(operatorConfig(7))).build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      assertThat(modelNames(catalog)).containsExactly("own-7", "a/one", "b/two:free", "c/three");
      assertThat(catalog.configs()).isSameAs(catalog.snapshot().configs());
      for (LlmConfig config : catalog.configs()) {
        assertThat(catalog.findById(config.id())).isSameAs(config);
        assertThat(catalog.snapshot().findById(config.id())).isSameAs(config);
      }
      assertThat(catalog.snapshot().fetchedAt()).isEqualTo(NOW);
      assertThat(catalog.snapshot().countsByTier())
          .containsEntry(BillingTier.FREE, 2)
          .containsEntry(BillingTier.PREMIUM, 2);
      assertThat(catalog.status().lastError()).isNull();
    }
  }

  @Test
  void an_unknown_id_finds_nothing() {
    openRouter.models(FakeModel.of("a/one"));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      int known = catalog.configs().get(0).id();
      for (int id :
          new int[] {0, 1, -1, known - 1, known + 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
        assertThat(catalog.findById(id)).as("id %d", id).isNull();
      }
    }
  }

  @Test
  void the_list_cannot_be_changed_by_callers() {
    openRouter.models(FakeModel.of("a/one"));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      List<LlmConfig> configs = catalog.configs();
      assertThatThrownBy(() -> configs.remove(0)).isInstanceOf(UnsupportedOperationException.class);
      assertThat(catalog.configs()).hasSize(1);
    }
  }

  @Test
  void an_unreachable_service_leaves_the_operator_configs() {
    URI closed = openRouter.baseUrl();
    openRouter.close();
    CatalogSettings settings =
        TestSettings.quiet()
            .baseUrl(closed)
            .operatorConfigs(List.of(operatorConfig(7), operatorConfig(8)))
            .build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      assertThat(modelNames(catalog)).containsExactly("own-7", "own-8");
      assertThat(Objects.requireNonNull(catalog.findById(8)).modelName()).isEqualTo("own-8");
      assertThat(catalog.snapshot().fetchedAt()).isNull();
      assertThat(Objects.requireNonNull(catalog.status().lastError()).kind())
          .isEqualTo(CatalogError.Kind.UNREACHABLE);
    }
  }

  @Test
  void a_refresh_serves_the_new_list_and_forgets_the_error() {
    openRouter.fail(FakeAnswer.status(503));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      assertThat(catalog.configs()).isEmpty();
      assertThat(catalog.status().lastError()).isNotNull();

      openRouter.recover().models(FakeModel.of("a/one"));

      assertThat(catalog.refresh()).isEqualTo(new RefreshResult.Refreshed(catalog.snapshot()));
      assertThat(modelNames(catalog)).containsExactly("a/one");
      assertThat(catalog.status().lastError()).isNull();
    }
  }

  @Test
  void a_failed_refresh_keeps_the_old_list() {
    openRouter.models(FakeModel.of("a/one"), FakeModel.of("b/two"));
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      CatalogSnapshot before = catalog.snapshot();
      openRouter.fail(FakeAnswer.status(500));

      RefreshResult result = catalog.refresh();

      assertThat(result)
          .isEqualTo(
              new RefreshResult.Failed(
                  Objects.requireNonNull(catalog.status().lastError()), before));
      assertThat(catalog.snapshot()).isSameAs(before);
    }
  }

  @Test
  void a_refresh_keeps_the_operator_configs() {
    openRouter.models(FakeModel.of("a/one"));
    CatalogSettings settings = settings().operatorConfigs(List.of(operatorConfig(7))).build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      openRouter.models(FakeModel.of("b/two"), FakeModel.of("a/one"));
      catalog.refresh();
      assertThat(modelNames(catalog)).containsExactly("own-7", "b/two", "a/one");
    }
  }

  @Test
  void a_closed_catalogue_refuses_to_refresh_but_answers_queries() {
    openRouter.models(FakeModel.of("a/one"));
    CatalogService catalog = CatalogService.create(settings().build());
    LlmConfig config = catalog.configs().get(0);
    catalog.close();
    catalog.close(); // Closing twice is no error.

    assertThat(catalog.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> {
              assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.CLOSED);
              assertThat(failed.snapshot()).isSameAs(catalog.snapshot());
            });
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
    assertThat(catalog.findById(config.id())).isSameAs(config);
    assertThat(catalog.configs()).containsExactly(config);
  }

  @Test
  void closing_ends_a_refresh_that_runs_while_queries_go_on() throws Exception {
    openRouter.models(FakeModel.of("a/one"));
    CatalogService catalog = CatalogService.create(settings().build());
    int id = catalog.configs().get(0).id();
    openRouter.fail(FakeAnswer.status(500).after(Duration.ofHours(1)));
    var result = new FutureTask<>(catalog::refresh);
    Thread.ofVirtual().start(result);
    while (openRouter.modelsRequests() < 2) { // Bounded by the timeout of every test.
      Thread.onSpinWait();
    }

    assertThat(catalog.findById(id)).isNotNull();
    catalog.close();

    assertThat(result.get())
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.UNREACHABLE));
    assertThat(catalog.findById(id)).isNotNull();
  }

  @Test
  void an_id_survives_a_model_vanishing_and_returning_elsewhere() {
    // These two names hash to the same number, so the older one gets it and the other the next.
    FakeModel older = FakeModel.of("vendor84/model-8047").with("created", 1_700_000_000);
    FakeModel newer = FakeModel.of("vendor54/model-7368").with("created", 1_750_000_000);
    FakeModel other = FakeModel.of("a/one");
    openRouter.models(newer, other, older);
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      assertThat(idOf(catalog, "vendor84/model-8047")).isEqualTo(-7_968_214);
      assertThat(idOf(catalog, "vendor54/model-7368")).isEqualTo(-7_968_215);

      openRouter.models(other, newer);
      catalog.refresh();
      assertThat(idOf(catalog, "vendor54/model-7368")).isEqualTo(-7_968_215);
      // A remembered id is not given to another model.
      assertThat(catalog.findById(-7_968_214)).isNull();

      openRouter.models(older, newer, other);
      catalog.refresh();
      assertThat(idOf(catalog, "vendor84/model-8047")).isEqualTo(-7_968_214);
      assertThat(idOf(catalog, "vendor54/model-7368")).isEqualTo(-7_968_215);
    }
  }

  @Test
  void an_older_model_that_appears_later_does_not_take_a_given_id() {
    FakeModel older = FakeModel.of("vendor84/model-8047").with("created", 1_700_000_000);
    FakeModel newer = FakeModel.of("vendor54/model-7368").with("created", 1_750_000_000);
    openRouter.models(newer);
    try (CatalogService catalog = CatalogService.create(settings().build())) {
      openRouter.models(older, newer);
      catalog.refresh();
      assertThat(idOf(catalog, "vendor54/model-7368")).isEqualTo(-7_968_214);
      assertThat(idOf(catalog, "vendor84/model-8047")).isEqualTo(-7_968_215);
    }
  }

  private static int idOf(CatalogService catalog, String model) {
    return catalog.configs().stream()
        .filter(config -> config.modelName().equals(model))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
