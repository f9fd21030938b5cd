package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one catalogue of the JVM. */
class CatalogSingletonTest {
  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start().models(FakeModel.of("vendor/model"));

  @AfterEach
  void stop() {
    while (CatalogService.isInitialized()) {
      CatalogService.getInstance().close();
    }
    openRouter.close();
  }

  private CatalogSettings settings() {
    return TestSettings.quiet(openRouter).build();
  }

  @Test
  void there_is_no_instance_before_initialize() {
    assertThat(CatalogService.isInitialized()).isFalse();
    assertThatThrownBy(CatalogService::getInstance)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("CatalogService.initialize(settings)");
  }

  @Test
  void initialize_fetches_once_and_is_found_from_anywhere() {
    CatalogService catalog = CatalogService.initialize(settings());
    assertThat(CatalogService.isInitialized()).isTrue();
    assertThat(CatalogService.getInstance()).isSameAs(catalog);
    assertThat(catalog.configs()).hasSize(1);
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
  }

  @Test
  void equal_settings_share_the_catalogue_that_runs() {
    CatalogService catalog = CatalogService.initialize(settings());
    CatalogService other = CatalogService.initialize(settings());
    assertThat(other.snapshot()).isSameAs(catalog.snapshot());
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
    assertThat(CatalogService.getInstance()).isSameAs(catalog);
  }

  @Test
  void closing_twice_ends_the_catalogue_of_nobody_else() {
    CatalogService one = CatalogService.initialize(settings());
    CatalogService other = CatalogService.initialize(settings());
    one.close();
    one.close();
    assertThat(CatalogService.getInstance()).isSameAs(other);
    assertThat(other.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
    assertThat(other.status().state()).isEqualTo(CatalogStatus.State.FRESH);
    other.close();
    assertThat(CatalogService.isInitialized()).isFalse();
    assertThat(other.refresh()).isInstanceOf(RefreshResult.Failed.class);
  }

  @Test
  void what_was_closed_is_closed_for_its_user_while_others_go_on() throws Exception {
    CatalogService one = CatalogService.initialize(settings());
    CatalogService other = CatalogService.initialize(settings());
    BlockingQueue<CatalogUpdate> told = new LinkedBlockingQueue<>();
    one.subscribe(told::add);
    assertThat(told.poll(20, TimeUnit.SECONDS)).isNotNull();
    one.close();
    BlockingQueue<CatalogUpdate> toldOther = new LinkedBlockingQueue<>();
    other.subscribe(toldOther::add);
    assertThat(toldOther.poll(20, TimeUnit.SECONDS)).isNotNull();
    openRouter.models(FakeModel.of("vendor/model"), FakeModel.of("vendor/other"));
    other.refresh();
    assertThat(toldOther.poll(20, TimeUnit.SECONDS)).isNotNull();
    assertThat(told).isEmpty();
    assertThat(one.status().state()).isEqualTo(CatalogStatus.State.CLOSED);
    assertThat(one.status().nextAttempt()).isNull();
    assertThat(one.refresh())
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.CLOSED));
    assertThat(one.measureHealth().error()).isNotNull();
    assertThat(one.awaitReady(Duration.ofSeconds(20)).state())
        .isEqualTo(CatalogStatus.State.CLOSED);
    assertThat(one.configs()).isNotEmpty();
  }

  @Test
  void a_subscription_after_the_close_is_told_once_and_ends() {
    CatalogService one = CatalogService.initialize(settings());
    CatalogService other = CatalogService.initialize(settings());
    one.close();
    BlockingQueue<CatalogUpdate> told = new LinkedBlockingQueue<>();
    one.subscribe(told::add);
    openRouter.models(FakeModel.of("vendor/other"), FakeModel.of("vendor/model"));
    other.refresh();
    other.close();
    assertThat(told).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void settings_that_differ_are_named_without_their_values() {
    CatalogService.initialize(settings());
    CatalogSettings other =
        settings().toBuilder()
            .apiKey("another-" + Canary.KEY)
            .maxModels(77_777)
            .bootstrap(InputStream::nullInputStream)
            .build();
    assertThatThrownBy(() -> CatalogService.initialize(other))
        .hasMessageContaining(
            "different: terms of free models, terms of premium models, limits, bootstrap")
        .hasMessageContaining("keep it in a constant")
        .hasMessageNotContainingAny(Canary.KEY, "77777");
  }

  @Test
  void other_settings_are_refused_with_advice() {
    CatalogService catalog = CatalogService.initialize(settings());
    CatalogSettings other = settings().toBuilder().rpm(7).apiKey(Canary.KEY).build();
    assertThatThrownBy(() -> CatalogService.initialize(other))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("other settings")
        .hasMessageContaining("close()")
        .hasMessageContaining("create(settings)")
        .hasMessageNotContaining(Canary.KEY);
    assertThat(CatalogService.getInstance()).isSameAs(catalog);
  }

  @Test
  void after_a_close_another_catalogue_can_be_initialized() {
    CatalogService first = CatalogService.initialize(settings());
    first.close();
    assertThat(CatalogService.isInitialized()).isFalse();

    CatalogService second = CatalogService.initialize(settings().toBuilder().rpm(7).build());
    first.close(); // Must not close the second catalogue.

    assertThat(second).isNotSameAs(first);
    assertThat(CatalogService.getInstance()).isSameAs(second);
    assertThat(second.refresh()).isInstanceOf(RefreshResult.Refreshed.class);
  }

  @Test
  void a_created_instance_is_independent_of_the_singleton() {
    CatalogService own = CatalogService.create(settings());
    assertThat(CatalogService.isInitialized()).isFalse();
    CatalogService shared = CatalogService.initialize(settings());
    own.close();
    assertThat(shared).isNotSameAs(own);
    assertThat(CatalogService.getInstance()).isSameAs(shared);
  }

  @Test
  void a_failed_first_fetch_still_initializes() {
    openRouter.fail(FakeAnswer.status(500));
    CatalogService catalog = CatalogService.initialize(settings());
    assertThat(CatalogService.getInstance()).isSameAs(catalog);
    assertThat(catalog.configs()).isEmpty();
    openRouter.recover();
    catalog.refresh();
    assertThat(catalog.configs()).hasSize(1);
  }

  @Test
  void concurrent_callers_get_one_instance_with_its_list_after_one_fetch() throws Exception {
    // Slow enough that all callers arrive while the first fetch runs.
    openRouter.models(
        FakeAnswer.json("{\"data\":[" + FakeModel.of("vendor/model").toJson() + "]}")
            .after(Duration.ofMillis(200)));
    int callers = 8;
    CountDownLatch ready = new CountDownLatch(callers);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<CatalogService>> results = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        results.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  CatalogService catalog = CatalogService.initialize(settings());
                  assertThat(catalog.configs()).hasSize(1);
                  return catalog;
                }));
      }
      for (Future<CatalogService> result : results) {
        assertThat(result.get().snapshot()).isSameAs(CatalogService.getInstance().snapshot());
      }
    }
    assertThat(openRouter.modelsRequests()).isEqualTo(1);
  }
}
