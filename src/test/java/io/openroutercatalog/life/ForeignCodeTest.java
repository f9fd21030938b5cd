package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Foreign code that gives no processor back, in a JVM with as many processors as there is such
 * code, or fewer. Each test waits for the 5 seconds of one limit or two.
 */
@Tag("slow")
@Timeout(120)
class ForeignCodeTest {
  /** Far more than anything takes that does not wait for foreign code, which takes 20 or more. */
  private static final long AT_ONCE = 4_000;

  /** What foreign code is waited for where it must be, and as much again for a busy machine. */
  private static final long WITHIN_THE_LIMIT = 5_000 + AT_ONCE;

  @TempDir private Path folder;
  private final FakeOpenRouter openRouter =
      FakeOpenRouter.start().models(FakeModel.of("a/one"), FakeModel.of("b/two"));

  @AfterEach
  void stop() {
    openRouter.close();
  }

  /** Both at the same time, since they wait for most of theirs. */
  @Test
  void code_that_blocks_in_native_code_and_a_disk_that_stands_still_delay_nothing_on_one_processor()
      throws Exception {
    try (var runs = Executors.newFixedThreadPool(2)) {
      Path readPipe = pipe("read");
      Path savePipe = pipe("save");
      Future<List<String>> reading = runs.submit(() -> run("reading", 1, readPipe));
      Future<List<String>> saving = runs.submit(() -> run("saving", 1, savePipe));
      assertThat(reading.get())
          .allSatisfy(ForeignCodeTest::isInTime)
          .extracting(said -> said.split(" ", -1)[0])
          .containsExactly(
              "start",
              "health-told",
              "virtual-thread",
              "refresh",
              "refresh",
              "refresh",
              "health",
              "listener",
              "ids-merged",
              "close");
      assertThat(saving.get()).hasSize(7).allSatisfy(ForeignCodeTest::isInTime);
    }
  }

  @Test
  void two_listeners_that_compute_delay_nothing_on_two_processors() throws Exception {
    assertThat(run("computing", 2, folder)).hasSize(7).allSatisfy(ForeignCodeTest::isInTime);
  }

  private static void isInTime(String said) {
    boolean mayWait = said.matches("(start|health-told|close) .*");
    assertThat(Long.parseLong(said.split(" ", -1)[1]))
        .as(said)
        .isLessThan(mayWait ? WITHIN_THE_LIMIT : AT_ONCE);
  }

  /** {@return a named pipe without another end} Opening it blocks in native code. */
  private Path pipe(String name) throws InterruptedException {
    Path pipe = folder.resolve(name);
    boolean made;
    try {
      made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
    } catch (IOException e) {
      made = false;
    }
    assumeThat(made).as("this system has no mkfifo").isTrue();
    return pipe;
  }

  /** {@return what {@link ForeignCode} said} */
  private List<String> run(String application, int processors, Path pipe) throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ActiveProcessorCount=" + processors,
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                ForeignCode.class.getName(),
                application,
                openRouter.baseUrl().toString(),
                pipe.toString())
            .redirectErrorStream(true)
            .start();
    try (var timer = Executors.newSingleThreadScheduledExecutor()) {
      var kill = timer.schedule(jvm::destroyForcibly, 90, TimeUnit.SECONDS);
      String said = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      kill.cancel(false);
      assertThat(jvm.waitFor()).as(said).isZero();
      return said.lines().filter(line -> line.matches("[a-z-]+ [0-9]+")).toList();
    } finally {
      jvm.destroyForcibly();
    }
  }
}
