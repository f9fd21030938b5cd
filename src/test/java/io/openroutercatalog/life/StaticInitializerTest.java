package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.copies.CopyFormatTest;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A catalogue in a constant, whose class is being initialised when the catalogue is created. */
@Timeout(30)
class StaticInitializerTest {
  /** Where the classes below find the service, since they are initialised without arguments. */
  private static URI baseUrl = URI.create("http://127.0.0.1:1");

  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start().models(FakeModel.of("a/one"), FakeModel.of("b/two"));

  @BeforeEach
  void tellTheClassesBelow() {
    baseUrl = openRouter.baseUrl();
  }

  @AfterEach
  void stop() {
    openRouter.close();
  }

  /** An application that ships a copy, which only code of its own class opens. */
  private static final class WithBootstrap {
    static final CatalogService CATALOG =
        CatalogService.create(
            TestSettings.quiet()
                .baseUrl(baseUrl)
                .bootstrap(() -> new ByteArrayInputStream(copy()))
                .build());

    private static byte[] copy() {
      return CopyFormatTest.sealed(
          """
          {"fetched_at":"2026-08-17T11:59:53Z","source_url":"x","id_offset":-10000,\
          "models":[{"id":"c/three","context_length":200000,"supported_parameters":["tools"],\
          "architecture":{"output_modalities":["text"]}}],"ids":{"c/three":-7}}\
          """);
    }
  }

  @Test
  void a_bootstrap_copy_that_code_of_the_same_class_opens_is_served_at_once() {
    openRouter.fail(FakeAnswer.status(503));
    long began = System.nanoTime();
    try (CatalogService catalog = WithBootstrap.CATALOG) {
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
      assertThat(catalog.status().source()).isEqualTo(CatalogStatus.Source.BOOTSTRAP);
      assertThat(catalog.configs()).extracting(LlmConfig::id).containsExactly(-7);
    }
  }

  /** An application with a clock whose code is in the same class. */
  private static final class WithClock {
    static final CatalogService CATALOG =
        CatalogService.create(
            TestSettings.quiet().baseUrl(baseUrl).clock(() -> Instant.now()).build());
  }

  @Test
  void a_clock_of_the_same_class_is_refused_soon_with_advice() {
    long began = System.nanoTime();
    assertThatThrownBy(() -> WithClock.CATALOG.close())
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("create the catalogue in a method");
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
  }

  /** An application whose clock is code of another class. */
  private static final class WithForeignClock {
    static final CatalogService CATALOG =
        CatalogService.create(TestSettings.quiet().baseUrl(baseUrl).clock(Instant::now).build());
  }

  @Test
  void a_clock_of_another_class_works() {
    try (CatalogService catalog = WithForeignClock.CATALOG) {
      assertThat(catalog.configs()).hasSize(2);
    }
  }

  /** An application that subscribes a listener of its own, and refreshes, in its initializer. */
  private static final class WithListener {
    static final CatalogService CATALOG;

    static {
      CatalogSettings settings = TestSettings.quiet().baseUrl(baseUrl).build();
      CATALOG = CatalogService.create(settings);
      CATALOG.subscribe(update -> count());
      CATALOG.refresh();
    }

    private static void count() {
      UPDATES.incrementAndGet();
    }
  }

  private static final AtomicInteger UPDATES = new AtomicInteger();

  @Test
  void a_listener_of_the_same_class_holds_nothing_up() {
    try (CatalogService catalog = WithListener.CATALOG) {
      assertThat(catalog.configs()).hasSize(2);
    }
    assertThat(UPDATES).hasPositiveValue();
  }
}
