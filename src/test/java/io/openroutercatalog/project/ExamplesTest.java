package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.CatalogListener;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.testing.CatalogStoreContract;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the pages are equal to the code that runs here. */
class ExamplesTest {
  @Test
  void the_readme_shows_the_example_that_runs_here() throws IOException {
    assertThat(Documents.javaBlocks("README.md"))
        .containsExactly(Documents.region(ExamplesTest.class, "readme"));
  }

  @Test
  void the_example_of_the_readme_prints_the_catalogue() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(FakeModel.of("qwen/qwen3.8-27b"), FakeModel.of("a/b:free"));
      StringWriter text = new StringWriter();
      example(Map.of("base_url", openRouter.baseUrl().toString()), new PrintWriter(text, true));
      assertThat(text.toString().lines())
          .containsExactly(
              "-7930022 qwen/qwen3.8-27b PREMIUM",
              "-6134257 a/b:free FREE",
              "https://openrouter.ai/api/v1 200000");
    } finally {
      CatalogService.getInstance().close();
    }
  }

  private static void example(Map<String, String> configuration, PrintWriter out) {
    // [readme
    CatalogSettings settings = CatalogSettings.fromMap(configuration); // such as {"api_key": "..."}
    CatalogService catalog = CatalogService.initialize(settings); // waits for the first list

    for (LlmConfig config : catalog.configs()) {
      out.println(config.id() + " " + config.modelName() + " " + config.billingTier());
    }
    LlmConfig chosen = catalog.findById(-7930022); // null where there is none
    if (chosen != null) {
      out.println(chosen.apiBase() + " " + chosen.contextLength());
    }
    // readme]
  }

  @Test
  void the_page_on_testing_shows_the_examples_that_run_here() throws IOException {
    assertThat(Documents.javaBlocks("docs/testing.md"))
        .containsExactly(
            Documents.region(ExamplesTest.class, "without HTTP"),
            Documents.region(ExamplesTest.class, "testing"),
            Documents.region(ExamplesTest.class, "few models"),
            Documents.region(ExamplesTest.class, "store contract"));
  }

  @TempDir private Path folder;

  // [store contract
  @TestFactory
  Stream<DynamicTest> my_store_keeps_the_contract() {
    return CatalogStoreContract.rules(
            () -> { // A place that is empty; it is opened several times, as by several processes.
              Path file = folder.resolve(UUID.randomUUID().toString());
              return () -> CatalogStore.file(file);
            })
        .stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), rule::check));
  }

  // store contract]

  @Test
  void the_example_without_http_holds() {
    List<String> paged = new ArrayList<>();
    CatalogListener listener =
        update ->
            update.changes().stream()
                .filter(CatalogChange.Removed.class::isInstance)
                .forEach(removed -> paged.add(removed.config().modelName()));
    // [without HTTP
    LlmConfig one = LlmConfig.builder().id(1).provider("OPENROUTER").modelName("a/one").build();
    LlmConfig two = LlmConfig.builder().id(2).provider("OPENROUTER").modelName("a/two").build();

    Catalog catalog = Catalog.of(List.of(one, two)); // or CatalogService.of(...), for more
    assertThat(catalog.findById(2)).isSameAs(two);

    CatalogSnapshot before = CatalogSnapshot.builder().configs(List.of(one, two)).build();
    CatalogSnapshot after =
        before.toBuilder()
            .configs(List.of(two))
            .delisted(List.of(new DelistedConfig(one, Instant.parse("2026-08-17T12:00:00Z"))))
            .build();
    assertThat(after.lookup(1)).isInstanceOf(LookupResult.Delisted.class);

    listener.onUpdate(CatalogUpdate.between(before, after, Duration.ofDays(14)));
    assertThat(paged).containsExactly("a/one");
    // without HTTP]
  }

  @Test
  void the_example_of_the_page_on_testing_holds() {
    // [testing
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(
          FakeModel.of("vendor/large").priced("0.000003", "0.000015"),
          FakeModel.of("vendor/small:free").with("context_length", 128_000));
      CatalogSettings settings = CatalogSettings.builder().baseUrl(openRouter.baseUrl()).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        assertThat(catalog.configs()).hasSize(2);

        openRouter.fail(FakeAnswer.status(503).header("Retry-After", "30"));
        assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Failed.class);
        assertThat(catalog.configs()).hasSize(2); // The old list stays.
      }
    }
    // testing]
  }

  @Test
  void the_only_model_can_be_delisted_at_once() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(FakeModel.of("vendor/only"));
      // [few models
      CatalogSettings settings =
          CatalogSettings.builder().baseUrl(openRouter.baseUrl()).implausibleLossShare(1).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        int id = catalog.configs().get(0).id();
        openRouter.models(FakeModel.of("vendor/other")); // Its only model is gone.
        assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
        assertThat(catalog.lookup(id)).isInstanceOf(LookupResult.Delisted.class);
      }
      // few models]
      try (CatalogService catalog = CatalogService.create(settings)) {
        openRouter.models();
        assertThat(catalog.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
        assertThat(catalog.configs()).isEmpty();
      }
    }
  }
}
