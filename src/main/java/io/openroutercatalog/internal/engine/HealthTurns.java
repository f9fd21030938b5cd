package io.openroutercatalog.internal.engine;

import io.openroutercatalog.internal.health.HealthRound;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to be asked for its health, and when. The methods that take note of something
 * are called by one thread at a time, {@link #afterList} and {@link #counts} by any.
 */
interface HealthTurns {
  /**
   * Begins a round.
   *
   * @param all whether to ask all, whatever the schedule says
   * @return which of the selected models to ask, in this order
   */
  Set<String> begin(Set<String> selected, boolean all);

  /**
   * Takes note of what a round has asked.
   *
   * @return the share of failures, from 0 to 1, that decides whether the answers are used
   */
  double asked(HealthRound round);

  /** Takes note of a round whose answers were used, or dropped if it was degraded. */
  void ended(HealthRound round, boolean degraded, Instant now);

  /** Takes note of a round that ended with an exception. */
  void failed();

  /** {@return how long until the next round; after each round} */
  Duration untilNext(Set<String> selected);

  /** {@return how long until the next round now that there is a new list; null for no change} */
  @Nullable Duration afterList(Set<String> selected);

  /** {@return how long until the first round after the background was switched on} */
  Duration afterStart();

  /** {@return how long until a selected model is due; null if it has no time of its own} */
  @Nullable Duration untilDue(String model);

  /** {@return where the selected models stand} */
  Counts counts(Set<String> selected);

  /**
   * Where the selected models stand.
   *
   * @param overdue those whose time has come
   * @param onEdge those that are asked as often as possible
   */
  record Counts(int overdue, int onEdge) {}
}
