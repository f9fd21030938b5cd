package io.openroutercatalog.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.concurrency.QueuedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a caller is told of a pass, on threads that run when the test says so. */
class PassProgressTest {
  private final QueuedWork scheduler = new QueuedWork();
  private final List<Integer> told = new ArrayList<>();
  private final PassProgress progress = new PassProgress(told::add, scheduler);

  @Test
  void each_number_is_told_once_and_in_order_and_an_overtaken_one_is_left_out() {
    progress.tell(1);
    scheduler.runAll();
    progress.tell(3);
    progress.tell(2);
    scheduler.runAll();
    progress.tell(3);
    scheduler.runAll();
    assertThat(told).containsExactly(1, 3);
  }

  @Test
  void a_pass_is_over_once_its_last_number_was_told() {
    progress.tell(1);
    CompletableFuture<Void> over = progress.finish();
    assertThat(over).isNotDone();
    scheduler.runAll();
    assertThat(over).isCompleted();
    assertThat(told).containsExactly(1);
    assertThat(scheduler.waiting()).as("time limits left").isZero();
  }

  @Test
  void a_callback_that_does_not_end_is_not_waited_for_and_not_called_again() {
    progress.tell(1);
    CompletableFuture<Void> over = progress.finish();
    assertThat(scheduler.fireOne()).as("there is a time limit").isTrue();
    assertThat(over).isCompleted();
    scheduler.runAll();
    assertThat(told).isEmpty();
  }

  @Test
  void numbers_of_the_next_pass_are_not_told() {
    progress.tell(1);
    CompletableFuture<Void> over = progress.finish();
    progress.tell(2);
    scheduler.runAll();
    assertThat(over).isCompleted();
    assertThat(told).containsExactly(1);
  }

  @Test
  void a_callback_that_throws_is_told_the_next_number() {
    PassProgress throwing =
        new PassProgress(
            done -> {
              told.add(done);
              throw new AssertionError("told to fail");
            },
            scheduler);
    throwing.tell(1);
    scheduler.runAll();
    throwing.tell(2);
    scheduler.runAll();
    assertThat(told).containsExactly(1, 2);
  }
}
