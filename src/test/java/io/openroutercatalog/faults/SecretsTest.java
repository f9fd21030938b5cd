package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.CatalogUpdate;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LlmConfigBuilder;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.price.Pricing;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The key can be read only by methods that have it in their name. */
class SecretsTest {
  /** The methods that return the key by name, and those that do more than return a value. */
  private static final Set<String> NOT_ASKED =
      Set.of(
          "apiKey",
          "toJsonWithApiKey",
          "close",
          "refresh",
          "measureHealth",
          "build",
          "getClass",
          "stopBackgroundRefresh",
          "clock",
          "store",
          "bootstrap",
          "notify",
          "notifyAll",
          "wait");

  private static final int MOST_OF_A_TYPE = 20;

  @AutoClose
  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start().models(FakeModel.of("a/one"), FakeModel.of("a/two:free"));

  @TempDir private Path folder;

  private CatalogSettings settings() {
    return TestSettings.quiet(openRouter)
        .store(CatalogStore.file(folder.resolve("catalog.json")))
        .operatorConfigs(
            List.of(
                LlmConfig.builder().id(7).provider("x").modelName("m").apiKey(Canary.KEY).build()))
        .build();
  }

  @Test
  void no_text_of_anything_the_api_gives_shows_the_key() throws Exception {
    CompletableFuture<CatalogUpdate> told = new CompletableFuture<>();
    try (CatalogService catalog = CatalogService.create(settings())) {
      catalog.subscribe(update -> told.complete(update));
      Map<Class<?>, Integer> seen =
          assertSilent(
              catalog,
              settings(),
              settings().toBuilder(),
              told.join(),
              catalog.measureHealth(),
              catalog.refresh(),
              catalog.lookup(7),
              catalog.lookup(8),
              failing(catalog),
              catalog.status());
      assertThat(seen)
          .containsKeys(
              CatalogService.class,
              CatalogSettings.class,
              CatalogSettingsBuilder.class,
              CatalogSnapshot.class,
              CatalogStatus.class,
              CatalogUpdate.class,
              CatalogError.class,
              CatalogPolicy.class,
              HealthReport.class,
              LlmConfig.class,
              LlmConfigBuilder.class,
              ModelFilters.class,
              Pricing.class,
              RefreshResult.Failed.class,
              RefreshResult.Refreshed.class,
              StaticScore.class,
              LookupResult.Listed.class);
    }
  }

  private RefreshResult failing(CatalogService catalog) {
    openRouter.models(FakeAnswer.json("{\"error\":{\"message\":\"Bearer " + Canary.KEY + "\"}}"));
    return catalog.refresh();
  }

  /** Calls all accessors of all public values, recursively. {@return how many of each type} */
  private static Map<Class<?>, Integer> assertSilent(Object... roots) throws Exception {
    Map<Class<?>, Integer> seen = new HashMap<>();
    Deque<Object> left = new ArrayDeque<>(List.of(roots));
    for (Object value; (value = left.poll()) != null; ) {
      assertThat(Canary.isIn(value.toString())).as("the text of %s", value).isFalse();
      if (value instanceof Collection<?> all) {
        all.stream().filter(Objects::nonNull).forEach(left::add);
      } else if (value instanceof Map<?, ?> map) {
        left.add(map.keySet());
        left.add(map.values());
      } else if (value.getClass().getPackageName().startsWith("io.openroutercatalog")
          && seen.merge(value.getClass(), 1, Integer::sum) <= MOST_OF_A_TYPE) {
        for (Method method : value.getClass().getMethods()) {
          Object told = told(method, value);
          if (told != null) {
            left.add(told);
          }
        }
      }
    }
    return seen;
  }

  private static @Nullable Object told(Method method, Object by) throws Exception {
    return method.getParameterCount() > 0
            || Modifier.isStatic(method.getModifiers())
            || !Modifier.isPublic(method.getDeclaringClass().getModifiers())
            || NOT_ASKED.contains(method.getName())
        ? null
        : method.invoke(by);
  }

  static final List<ThrowingCallable> refusals =
      List.of(
          () -> CatalogSettings.builder().apiKey(Canary.KEY).rpm(-1),
          () -> CatalogSettings.builder().apiKey(Canary.KEY + "\n"),
          () -> CatalogSettings.fromMap(Map.of("api_key", Canary.KEY + "\r\nX-More: 1")),
          () -> CatalogSettings.fromMap(Map.of("api_key", Canary.KEY + "é")),
          () -> CatalogSettings.fromMap(Map.of("api_key", " " + Canary.KEY)),
          () -> CatalogSettings.fromMap(Map.of("api_key", List.of(Canary.KEY))),
          () ->
              CatalogSettings.builder().baseUrl(URI.create("https://" + Canary.KEY + "@a.example")),
          () -> CatalogSettings.builder().baseUrl(URI.create("https://a.example/?" + Canary.KEY)),
          () -> LlmConfig.fromJson("{\"api_key\":\"" + Canary.KEY + "\"}"),
          () -> LlmConfig.fromJson("{\"api_key\":\"" + Canary.KEY + "\",\"id\":\"x\"}"),
          () -> LlmConfig.fromJson("{\"api_key\":\"" + Canary.KEY),
          () -> LlmConfig.fromJson("{\"id\":1,\"api_key\":[\"" + Canary.KEY + "\"]}"));

  @ParameterizedTest
  @FieldSource("refusals")
  void no_refusal_repeats_the_key(ThrowingCallable refused) {
    assertThatThrownBy(refused)
        .satisfies(e -> assertThat(Canary.messages(e)).matches(said -> !Canary.isIn(said)));
  }

  @Test
  void the_key_is_in_json_only_when_asked_for_by_name() {
    try (CatalogService catalog = CatalogService.create(settings())) {
      assertThat(catalog.configs()).hasSize(3);
      for (LlmConfig config : catalog.configs()) {
        assertThat(Canary.isIn(config.toJson())).isFalse();
        assertThat(config.toJsonWithApiKey()).contains(Canary.KEY);
      }
    }
  }

  @Test
  void the_key_is_in_no_file_of_the_store() throws IOException {
    try (CatalogService catalog = CatalogService.create(settings())) {
      catalog.measureHealth();
      catalog.refresh();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files)
          .hasSize(3)
          .allSatisfy(
              file ->
                  assertThat(Canary.isIn(Files.readString(file, StandardCharsets.ISO_8859_1)))
                      .isFalse());
    }
  }

  @Test
  void a_catalogue_from_a_bootstrap_copy_has_only_the_key_that_was_set() throws IOException {
    try (CatalogService catalog = CatalogService.create(settings())) {
      assertThat(catalog.configs()).isNotEmpty();
    }
    byte[] copy = Files.readAllBytes(folder.resolve("catalog.json"));
    openRouter.fail(FakeAnswer.status(500));
    CatalogSettings keyless =
        TestSettings.quiet(openRouter)
            .apiKey("")
            .bootstrap(() -> new java.io.ByteArrayInputStream(copy))
            .build();
    try (CatalogService catalog = CatalogService.create(keyless)) {
      assertThat(catalog.configs())
          .hasSize(2)
          .allSatisfy(config -> assertThat(config.apiKey()).isEmpty());
    }
  }

  @Test
  void no_thread_is_named_after_the_key() {
    try (CatalogService catalog = CatalogService.create(settings())) {
      catalog.measureHealth(
          done -> assertThat(Thread.currentThread().getName()).matches(name -> !Canary.isIn(name)));
      assertThat(Thread.getAllStackTraces().keySet())
          .extracting(Thread::getName)
          .noneMatch(Canary::isIn);
    }
  }
}
