package io.openroutercatalog.life;

import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.internal.schedule.Scheduler;
import io.openroutercatalog.internal.schedule.SerialWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real threads, but delayed tasks wait until the test starts them. */
public final class HeldThreads implements Scheduler {
  /** The loops, in the order in which a catalogue starts them. */
  public enum Loop {
    LIST(0),
    HEALTH(1);

    private final int place;

    Loop(int place) {
      this.place = place;
    }
  }

  private final BackgroundThreads threads = new BackgroundThreads();
  private final List<Runnable> rounds = new CopyOnWriteArrayList<>();
  private final Map<Runnable, Duration> waiting = new ConcurrentHashMap<>();

  @Override
  public long nanoTime() {
    return threads.nanoTime();
  }

  @Override
  public boolean execute(Runnable work) {
    return threads.execute(work);
  }

  @Override
  public SerialWorker foreignWorker(String name) {
    return threads.foreignWorker(name);
  }

  @Override
  public Runnable schedule(Duration delay, Runnable round) {
    if (!rounds.contains(round)) {
      rounds.add(round);
    }
    waiting.put(round, delay);
    return () -> waiting.remove(round, delay);
  }

  /** {@return the delay of the next round of a loop} Fails if there is none. */
  public Duration delay(Loop loop) {
    Duration delay = waiting.get(rounds.get(loop.place));
    return Objects.requireNonNull(delay, () -> "no next round of " + loop);
  }

  /** Starts the next round of a loop as if its delay were over. Fails if there is none. */
  public void begin(Loop loop) {
    Runnable round = rounds.get(loop.place);
    Objects.requireNonNull(waiting.remove(round), () -> "no next round of " + loop);
    round.run();
  }

  @Override
  public void close() {
    threads.close();
  }
}
