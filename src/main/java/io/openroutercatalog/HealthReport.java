package io.openroutercatalog;

import java.time.Duration;

/** What came of one health pass. Immutable. */
public final class HealthReport {
  private final int selected;
  private final int failed;
  private final boolean degraded;
  private final int gated;
  private final Duration took;

  HealthReport(int selected, int failed, boolean degraded, int gated, Duration took) {
    this.selected = selected;
    this.failed = failed;
    this.degraded = degraded;
    this.gated = gated;
    this.took = took;
  }

  /** {@return how many models were to be measured} */
  public int selected() {
    return selected;
  }

  /** {@return how many of them gave no usable answer} */
  public int failed() {
    return failed;
  }

  /**
   * {@return whether so many failed, a quarter or more, that no answer of the pass was believed}
   */
  public boolean isDegraded() {
    return degraded;
  }

  /** {@return how many configs are gated now} */
  public int gated() {
    return gated;
  }

  /** {@return how long the pass took} */
  public Duration took() {
    return took;
  }

  @Override
  public String toString() {
    return "HealthReport[selected="
        + selected
        + ", failed="
        + failed
        + (degraded ? ", degraded" : "")
        + ", gated="
        + gated
        + ", took="
        + took.toMillis()
        + " ms]";
  }
}
