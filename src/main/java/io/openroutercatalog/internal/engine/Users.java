package io.openroutercatalog.internal.engine;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Those who share something that ends with the last of them. Safe for use by many threads.
 *
 * @param <U> a user, known by its identity
 */
public final class Users<U> {
  private final ReentrantLock lock = new ReentrantLock();

  /** In the order in which they came. Changed under the lock. */
  private volatile List<U> present = List.of();

  private boolean ended;

  /** Adds a user. {@return false if the last one has left before, so that there is none to be} */
  public boolean join(U user) {
    lock.lock();
    try {
      if (!ended) {
        present = Stream.concat(present.stream(), Stream.of(user)).toList();
      }
      return !ended;
    } finally {
      lock.unlock();
    }
  }

  /** Removes a user. {@return whether it was the last one; false for one that left before} */
  @SuppressWarnings("ReferenceEquality") // A user is an object, whatever it is equal to.
  public boolean leave(U user) {
    lock.lock();
    try {
      List<U> others = present.stream().filter(other -> other != user).toList();
      boolean last = others.isEmpty() && !present.isEmpty();
      present = others;
      ended |= last;
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** {@return the user that has been here for longest, or null if there is none} */
  public @Nullable U first() {
    List<U> now = present;
    return now.isEmpty() ? null : now.get(0);
  }
}
