package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogStatus.State;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.Pipes;
import io.openroutercatalog.store.PublishResult;
import io.openroutercatalog.store.StoredCopy;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store whose place cannot be meant is refused when a catalogue is created, and only then. */
class StorePlaceTest {
  @AutoClose
  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start().models(FakeModel.of("vendor/model"));

  private final ScriptedSource source = new ScriptedSource().always(ScriptedSource.list("a/one"));

  @TempDir private Path folder;

  /** A store that does something when it is asked whether it can be meant. */
  private record Checked(Check asked) implements CatalogStore {
    @FunctionalInterface
    interface Check {
      void run() throws IOException;
    }

    @Override
    public void check() throws IOException {
      asked.run();
    }

    @Override
    public StoredCopy read() {
      return new StoredCopy("empty", Optional.empty());
    }

    @Override
    public PublishResult publish(byte[] copy, String readVersion) {
      return new PublishResult.Superseded();
    }
  }

  private static Set<Thread> ownThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("openrouter-catalog"))
        .collect(Collectors.toSet());
  }

  private void assertRefused(CatalogSettings settings, Path path) throws InterruptedException {
    Set<Thread> ofOtherTests = ownThreads();
    String shown = path.toAbsolutePath().normalize().toString();
    assertThatThrownBy(() -> CatalogService.create(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("store_path", shown);
    assertThatThrownBy(() -> CatalogService.initialize(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("store_path", shown);
    assertThat(CatalogService.isInitialized()).isFalse();
    assertThat(openRouter.modelsRequests()).isZero();
    Set<Thread> left = ownThreads();
    left.removeAll(ofOtherTests);
    for (Thread thread : left) {
      assertThat(thread.join(Duration.ofSeconds(20))).as("%s ends", thread).isTrue();
    }
  }

  @Test
  void a_pipe_is_refused_and_stays() throws Exception {
    Path pipe = folder.resolve("pipe");
    Pipes.make(pipe);
    assertRefused(TestSettings.quiet(openRouter).store(CatalogStore.file(pipe)).build(), pipe);
    assertThat(Pipes.isPipe(pipe)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "", "/"})
  void a_folder_in_the_settings_is_refused(String path) throws InterruptedException {
    String text = path.equals(".") ? path : folder + path;
    CatalogSettings settings =
        CatalogSettings.fromMap(
            Map.of("store_path", text, "base_url", openRouter.baseUrl().toString()));
    assertRefused(settings, Path.of(text));
  }

  @Test
  void a_file_that_is_not_there_yet_is_made() {
    Path file = folder.resolve("new/catalog.json");
    CatalogSettings settings =
        TestSettings.quiet(openRouter).store(CatalogStore.file(file)).build();
    CatalogService.create(settings).close();
    assertThat(file).isRegularFile();
  }

  /** Neither what it throws nor a disk that stands still makes the setting wrong. */
  @Test
  void only_a_definite_answer_ends_a_start() {
    for (Throwable other :
        List.of(
            new IOException("no disk"), new IllegalStateException(), new StackOverflowError())) {
      Life life =
          new Life(
                  source,
                  settings -> settings.store(new Checked(() -> ScriptedSource.sneak(other))))
              .start();
      assertThat(life.status().state()).isEqualTo(State.FRESH);
    }
  }
}
