package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How current the health is that is served. Immutable and safe for use by many threads. */
public final class HealthFreshness {
  /** Nothing is measured. */
  public static final HealthFreshness NONE = new HealthFreshness(0, 0, 0);

  private final int selected;
  private final int overdue;
  private final int onEdge;

  private HealthFreshness(int selected, int overdue, int onEdge) {
    this.selected = ArgumentChecks.notNegative("selected", selected);
    this.overdue = (int) ArgumentChecks.inRange("overdue", overdue, 0, selected);
    this.onEdge = (int) ArgumentChecks.inRange("onEdge", onEdge, 0, selected);
  }

  /**
   * Makes one, for the tests of an application.
   *
   * @param selected see {@link #selected()}
   * @param overdue see {@link #overdue()}; at most {@code selected}
   * @param onEdge see {@link #onEdge()}; at most {@code selected}
   * @return the freshness
   */
  public static HealthFreshness of(int selected, int overdue, int onEdge) {
    return new HealthFreshness(selected, overdue, onEdge);
  }

  /** {@return how many models have their health measured; 0 while the measuring is off} */
  public int selected() {
    return selected;
  }

  /** {@return how many of them were asked within the time that their last answer calls for} */
  public int fresh() {
    return selected - overdue;
  }

  /** {@return how many of them should have been asked by now, those never asked included} */
  public int overdue() {
    return overdue;
  }

  /**
   * {@return how many of them are asked as often as possible, since their gate changed lately or
   * may change soon; 0 with {@link HealthSchedule#FIXED}}
   */
  public int onEdge() {
    return onEdge;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HealthFreshness that
        && selected == that.selected
        && overdue == that.overdue
        && onEdge == that.onEdge;
  }

  @Override
  public int hashCode() {
    return Objects.hash(selected, overdue, onEdge);
  }

  @Override
  public String toString() {
    return "HealthFreshness[fresh=" + fresh() + ", overdue=" + overdue + ", onEdge=" + onEdge + "]";
  }
}
