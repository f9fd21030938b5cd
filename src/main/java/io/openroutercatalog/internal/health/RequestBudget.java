package io.openroutercatalog.internal.health;

import java.time.Duration;

/**
 * How many requests for health may be sent now: a token bucket that holds one for each selected
 * model, and regains as many in one interval. Times are monotonic, in nanoseconds. Immutable.
 *
 * @param spent the requests that have not been regained; 0 if the bucket is full
 * @param at when that was so
 */
public record RequestBudget(double spent, long at) {
  /** Sums of fractions end just below a whole number. */
  private static final double ROUNDING = 1e-6;

  /** {@return how many requests may be sent} */
  int available(int selected, Duration interval, long now) {
    return (int) Math.max(0, Math.floor(selected - spentAt(selected, interval, now) + ROUNDING));
  }

  /** {@return the budget after requests were sent, or were given back if they are negative} */
  RequestBudget spend(int requests, int selected, Duration interval, long now) {
    double all = spentAt(selected, interval, now) + requests;
    return new RequestBudget(Math.clamp(all, 0, selected), now);
  }

  /** {@return the empty bucket} */
  RequestBudget empty(int selected, long now) {
    return new RequestBudget(selected, now);
  }

  /** {@return how long until one request may be sent} */
  Duration untilOne(int selected, Duration interval, long now) {
    double missing = spentAt(selected, interval, now) - (selected - 1);
    return missing <= ROUNDING
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil(missing * interval.toNanos() / selected));
  }

  private double spentAt(int selected, Duration interval, long now) {
    double regained = (double) selected * (now - at) / interval.toNanos();
    return Math.max(0, spent - regained);
  }
}
