package io.openroutercatalog;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one health pass. Immutable. */
public final class HealthReport {
  private final int selected;
  private final int failed;
  private final boolean degraded;
  private final int gated;
  private final Duration took;
  private final @Nullable CatalogError error;

  HealthReport(int selected, int failed, boolean degraded, int gated, Duration took) {
    this(selected, failed, degraded, gated, took, null);
  }

  private HealthReport(
      int selected,
      int failed,
      boolean degraded,
      int gated,
      Duration took,
      @Nullable CatalogError error) {
    this.error = error;
    this.selected = selected;
    this.failed = failed;
    this.degraded = degraded;
    this.gated = gated;
    this.took = took;
  }

  /** {@return the report of a pass that did not come about, so that nothing changed} */
  static HealthReport notMeasured(CatalogError error, int gated) {
    return new HealthReport(0, 0, true, gated, Duration.ZERO, error);
  }

  /**
   * {@return why no pass came about, for example since the catalogue is closed; null where it did}
   */
  public @Nullable CatalogError error() {
    return error;
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
   * {@return whether no answer was believed: a quarter or more failed, or there is an {@link
   * #error()}}
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
        + (error == null ? "" : ", error=" + error)
        + ", gated="
        + gated
        + ", took="
        + took.toMillis()
        + " ms]";
  }
}
