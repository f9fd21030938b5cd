package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real scheduler. */
@Timeout(30)
class BackgroundThreadsTest {
  /** Less than the 5 seconds that closing waits for tasks, and much more than anything else. */
  private static final long SOON_SECONDS = 3;

  private final BackgroundThreads threads = new BackgroundThreads();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void a_task_that_closes_the_scheduler_is_neither_waited_for_nor_interrupted() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    threads.execute(
        () -> {
          threads.close();
          interrupted.complete(Thread.currentThread().isInterrupted());
        });
    assertThat(interrupted.get(SOON_SECONDS, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void closing_waits_for_a_running_task() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    CompletableFuture<Boolean> finished = new CompletableFuture<>();
    threads.execute(
        () -> {
          started.countDown();
          try {
            finished.complete(finish.await(20, TimeUnit.SECONDS));
          } catch (InterruptedException e) {
            finished.completeExceptionally(e);
          }
        });
    assertThat(started.await(20, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.ofVirtual().start(threads::close);
    finish.countDown();
    assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
    assertThat(finished).isCompletedWithValue(true);
  }

  @Test
  void nothing_starts_once_closed() {
    threads.close();
    assertThat(threads.execute(() -> {})).isFalse();
    threads.schedule(Duration.ZERO, () -> {}).run(); // Cancels nothing, and does not throw.
  }

  @Test
  void a_delayed_task_runs_and_a_cancelled_one_does_not() throws Exception {
    CountDownLatch ran = new CountDownLatch(1);
    CompletableFuture<Void> cancelled = new CompletableFuture<>();
    threads.schedule(Duration.ofHours(1), () -> cancelled.complete(null)).run();
    threads.schedule(Duration.ofMillis(1), ran::countDown);
    assertThat(ran.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(cancelled).isNotDone();
  }

  /** Runs something on foreign code's thread. {@return that thread, while it still runs} */
  private Thread foreign(String name, Runnable task) throws Exception {
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    SerialWorker worker = threads.foreignWorker(name);
    worker.execute(
        () -> {
          thread.complete(Thread.currentThread());
          task.run();
        });
    return thread.get(20, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(20, TimeUnit.SECONDS)) {
        throw new IllegalStateException("waited too long");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void foreign_code_has_a_named_daemon_platform_thread_that_ends_with_its_work() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    Thread one = foreign("listener", () -> await(release));
    Thread other = foreign("store", () -> await(release));
    assertThat(one).isNotSameAs(other);
    assertThat(one.isVirtual()).isFalse();
    assertThat(one.isDaemon()).isTrue();
    assertThat(one.getName()).isEqualTo("openrouter-catalog-listener");
    assertThat(other.getName()).isEqualTo("openrouter-catalog-store");
    release.countDown();
    assertThat(one.join(Duration.ofSeconds(20))).isTrue();
    assertThat(other.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void foreign_code_that_closes_the_scheduler_is_not_waited_for() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    var unused =
        foreign(
            "listener",
            () -> {
              threads.close();
              interrupted.complete(Thread.currentThread().isInterrupted());
            });
    assertThat(interrupted.get(SOON_SECONDS, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void a_thread_of_the_application_with_a_name_like_ours_waits_for_a_running_task()
      throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    threads.execute(
        () -> {
          started.countDown();
          await(release);
        });
    await(started);
    Thread closing = Thread.ofPlatform().name("openrouter-catalog-work-7").start(threads::close);
    assertThat(closing.join(Duration.ofMillis(200))).as("did not wait").isFalse();
    release.countDown();
    assertThat(closing.join(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void a_task_that_runs_while_closing_can_still_give_work_to_foreign_code() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch saved = new CountDownLatch(1);
    SerialWorker store = threads.foreignWorker("store");
    threads.execute(
        () -> {
          started.countDown();
          await(closing);
          store.execute(saved::countDown);
        });
    await(started);
    Thread closes = Thread.ofPlatform().start(threads::close);
    while (threads.execute(() -> {})) { // Until it closes.
      Thread.onSpinWait();
    }
    closing.countDown();
    assertThat(closes.join(Duration.ofSeconds(20))).isTrue();
    assertThat(saved.getCount()).isZero();
    assertThat(store.execute(() -> {})).as("accepted although all has ended").isFalse();
  }

  /** Takes the 5 seconds that closing waits. */
  @Tag("slow")
  @Test
  void closing_ends_in_time_and_lets_no_more_begin_whatever_foreign_code_does() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CompletableFuture<Void> release = new CompletableFuture<>();
    CompletableFuture<Void> next = new CompletableFuture<>();
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    SerialWorker worker = threads.foreignWorker("listener");
    worker.execute(
        () -> {
          thread.complete(Thread.currentThread());
          while (!release.isDone()) { // Goes on although it is interrupted.
            if (Thread.interrupted()) {
              interrupted.countDown();
            }
            Thread.onSpinWait();
          }
        });
    worker.execute(() -> next.complete(null));
    long began = System.nanoTime();
    threads.close();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
    await(interrupted);
    assertThat(threads.foreignWorker("store").execute(() -> {})).isFalse();
    release.complete(null);
    assertThat(thread.get(20, TimeUnit.SECONDS).join(Duration.ofSeconds(20))).isTrue();
    assertThat(next).isNotDone();
  }
}
