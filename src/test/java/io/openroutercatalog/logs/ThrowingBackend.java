package io.openroutercatalog.logs;

import io.openroutercatalog.fixtures.ScriptedSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * Makes the log backend throw at every line of the library, from the start of this object to its
 * close, as some do that cannot write. The lines are recorded before.
 */
public final class ThrowingBackend implements AutoCloseable {
  private static final AtomicReference<@Nullable ThrowingBackend> CURRENT = new AtomicReference<>();

  private final Supplier<? extends Throwable> thrown;
  private final Set<Level> levels = ConcurrentHashMap.newKeySet();

  private ThrowingBackend(Supplier<? extends Throwable> thrown) {
    this.thrown = thrown;
  }

  /** Begins to throw. */
  public static ThrowingBackend start(Supplier<? extends Throwable> thrown) {
    ThrowingBackend backend = new ThrowingBackend(thrown);
    if (!CURRENT.compareAndSet(null, backend)) {
      throw new IllegalStateException("another test makes the backend throw");
    }
    return backend;
  }

  static void failIfAsked(String logger, Level level) {
    ThrowingBackend current = CURRENT.get();
    if (current != null && logger.startsWith("io.openroutercatalog")) {
      current.levels.add(level);
      ScriptedSource.sneak(current.thrown.get());
    }
  }

  /** {@return the levels of the lines that met an exception} */
  public Set<Level> levels() {
    return levels.isEmpty() ? Set.of() : EnumSet.copyOf(levels);
  }

  @Override
  public void close() {
    CURRENT.set(null);
  }
}
