package io.openroutercatalog.avoid;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps cool-downs, in memory or shared by the processes of a fleet. Called while a model is
 * chosen, so an implementation must answer at once, from memory; safe for use by many threads.
 */
public interface CoolDownStore {
  /** {@return the cool-down of a key, which may have ended; or null if none is known} */
  @Nullable CoolDown find(CoolDownKey key);

  /**
   * Adds a cool-down. If one is known that ends later, that one stays.
   *
   * @param key what cools down
   * @param coolDown for how long
   * @param now the time, for forgetting those that have ended
   */
  void add(CoolDownKey key, CoolDown coolDown, Instant now);
}
