package io.openroutercatalog;

import io.openroutercatalog.internal.base.ArgumentChecks;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The outcome of one health pass. Immutable. */
public final class HealthReport {
  private final int selected;
  private final int failed;
  private final boolean degraded;
  private final int gated;
  private final Duration took;
  private final @Nullable CatalogError error;

  private HealthReport(Builder from) {
    this.selected = from.selected;
    this.failed = from.failed;
    this.degraded = from.degraded || from.error != null;
    this.gated = from.gated;
    this.took = from.took;
    this.error = from.error;
  }

  /** {@return a builder of a report in which nothing was selected and nothing failed} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * {@return why there is no result: the catalogue is closed, the caller was interrupted, or a bug
   * ended the pass; null if the pass ran to its end, degraded or not}
   */
  public @Nullable CatalogError error() {
    return error;
  }

  /** {@return how many models were to be measured; 0 if there is an {@link #error()}} */
  public int selected() {
    return selected;
  }

  /** {@return how many of them had no usable response, or were not asked any more} */
  public int failed() {
    return failed;
  }

  /**
   * {@return whether the results were discarded, since a quarter or more failed or there is an
   * {@link #error()}}
   */
  public boolean degraded() {
    return degraded;
  }

  /** {@return how many configs are gated now} */
  public int gated() {
    return gated;
  }

  /** {@return how long the pass took; zero if there is an {@link #error()}} */
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

  /** Builds a report, for the tests of an application. Not thread-safe. */
  public static final class Builder {
    private int selected;
    private int failed;
    private boolean degraded;
    private int gated;
    private Duration took = Duration.ZERO;
    private @Nullable CatalogError error;

    private Builder() {}

    /** {@return the report} It is degraded wherever there is an error. */
    public HealthReport build() {
      return new HealthReport(this);
    }

    /** Sets {@link HealthReport#selected()}, 0 or more. */
    public Builder selected(int selected) {
      this.selected = ArgumentChecks.notNegative("selected", selected);
      return this;
    }

    /** Sets {@link HealthReport#failed()}, 0 or more. */
    public Builder failed(int failed) {
      this.failed = ArgumentChecks.notNegative("failed", failed);
      return this;
    }

    /** Sets {@link HealthReport#degraded()}. */
    public Builder degraded(boolean degraded) {
      this.degraded = degraded;
      return this;
    }

    /** Sets {@link HealthReport#gated()}, 0 or more. */
    public Builder gated(int gated) {
      this.gated = ArgumentChecks.notNegative("gated", gated);
      return this;
    }

    /** Sets {@link HealthReport#took()}. */
    public Builder took(Duration took) {
      this.took = Objects.requireNonNull(took, "took");
      return this;
    }

    /** Sets {@link HealthReport#error()}. */
    public Builder error(@Nullable CatalogError error) {
      this.error = error;
      return this;
    }
  }
}
