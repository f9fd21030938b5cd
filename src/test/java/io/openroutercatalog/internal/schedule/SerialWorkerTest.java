package io.openroutercatalog.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** The order of tasks, on threads that run when the test says so. */
class SerialWorkerTest {
  private final Deque<Runnable> threads = new ArrayDeque<>();
  private final List<String> ran = new ArrayList<>();
  private boolean refused;
  private boolean noMemory;
  private boolean over;

  private final SerialWorker worker =
      new SerialWorker(
          new SerialWorker.ThreadStarter() {
            @Override
            public boolean start(Runnable work) {
              if (noMemory) {
                throw new InternalError("no thread");
              }
              return !refused && threads.add(work);
            }

            @Override
            public boolean isOver() {
              return over;
            }
          });

  private void runThread() {
    threads.remove().run();
  }

  @Test
  void tasks_share_a_thread_that_ends_with_the_last_of_them() {
    assertThat(worker.execute(() -> ran.add("one"))).isTrue();
    assertThat(worker.execute(() -> ran.add("two"))).isTrue();
    assertThat(threads).hasSize(1);
    runThread();
    assertThat(ran).containsExactly("one", "two");
    worker.execute(() -> ran.add("three"));
    runThread();
    assertThat(ran).containsExactly("one", "two", "three");
    assertThat(threads).isEmpty();
  }

  @Test
  void a_task_that_throws_does_not_stop_those_behind_it() {
    worker.execute(
        () -> {
          throw new StackOverflowError("told to fail");
        });
    worker.execute(() -> ran.add("two"));
    runThread();
    assertThat(ran).containsExactly("two");
  }

  @Test
  void an_interrupt_reaches_one_task_alone() {
    worker.execute(() -> Thread.currentThread().interrupt());
    worker.execute(() -> ran.add("interrupted: " + Thread.currentThread().isInterrupted()));
    runThread();
    assertThat(ran).containsExactly("interrupted: false");
  }

  @Test
  void a_task_that_finds_no_thread_never_runs_and_the_next_one_does() {
    noMemory = true;
    assertThatThrownBy(() -> worker.execute(() -> ran.add("one")))
        .isInstanceOf(InternalError.class);
    noMemory = false;
    refused = true;
    assertThat(worker.execute(() -> ran.add("two"))).isFalse();
    refused = false;
    assertThat(worker.execute(() -> ran.add("three"))).isTrue();
    runThread();
    assertThat(ran).containsExactly("three");
  }

  @Test
  void a_submitted_task_that_finds_no_thread_fails() {
    noMemory = true;
    Future<String> withoutMemory = worker.submit(() -> "never");
    assertThatThrownBy(withoutMemory::get)
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(InternalError.class);
    noMemory = false;
    refused = true;
    Future<String> closed = worker.submit(() -> "never");
    assertThatThrownBy(closed::get).hasCauseInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void a_submitted_task_has_a_result() throws Exception {
    Future<String> result = worker.submit(() -> "done");
    runThread();
    assertThat(result.get()).isEqualTo("done");
  }

  @Test
  void no_task_begins_once_all_is_over() {
    worker.execute(() -> over = true);
    worker.execute(() -> ran.add("two"));
    runThread();
    assertThat(ran).isEmpty();
  }
}
