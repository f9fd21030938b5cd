package io.openroutercatalog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a {@link CatalogListener} is notified of. Immutable. */
public final class CatalogUpdate {
  private final @Nullable CatalogSnapshot previous;
  private final CatalogSnapshot current;
  private final List<CatalogChange> changes;

  private CatalogUpdate(
      @Nullable CatalogSnapshot previous, CatalogSnapshot current, List<CatalogChange> changes) {
    this.previous = previous;
    this.current = Objects.requireNonNull(current, "current");
    this.changes = List.copyOf(changes);
  }

  /**
   * Makes the update for a listener when one catalogue replaces another, with all differences
   * between the two. The library makes its own updates with this method.
   *
   * @param previous the catalogue of the update before; null the first time, which has no changes
   * @param current what is served now
   * @param expiringSoon how long before its end a model is reported, see {@link
   *     RefreshSchedule#expiringSoon()}
   * @return the update
   */
  public static CatalogUpdate between(
      @Nullable CatalogSnapshot previous, CatalogSnapshot current, Duration expiringSoon) {
    return new CatalogUpdate(
        previous,
        current,
        previous == null ? List.of() : ChangeDetector.between(previous, current, expiringSoon));
  }

  /**
   * Makes an update with the changes that a test of a listener needs.
   *
   * @param current what is served now
   * @return a builder without a previous catalogue and without changes
   */
  public static Builder builder(CatalogSnapshot current) {
    return new Builder(current);
  }

  /** {@return the catalogue of the update before to this listener, or null the first time} */
  public @Nullable CatalogSnapshot previous() {
    return previous;
  }

  /** {@return the catalogue that is served now} */
  public CatalogSnapshot current() {
    return current;
  }

  /**
   * {@return the differences between the two, in the order of the list, removals last; empty the
   * first time, or if there are none}
   */
  public List<CatalogChange> changes() {
    return changes;
  }

  @Override
  public String toString() {
    return "CatalogUpdate" + changes;
  }

  /** Builds an update, for the tests of a listener. Not thread-safe. */
  public static final class Builder {
    private final CatalogSnapshot current;
    private @Nullable CatalogSnapshot previous;
    private List<CatalogChange> changes = List.of();

    private Builder(CatalogSnapshot current) {
      this.current = current;
    }

    /** {@return the update} */
    public CatalogUpdate build() {
      return new CatalogUpdate(previous, current, changes);
    }

    /** Sets {@link CatalogUpdate#previous()}. */
    public Builder previous(@Nullable CatalogSnapshot previous) {
      this.previous = previous;
      return this;
    }

    /** Sets {@link CatalogUpdate#changes()}, copied. */
    public Builder changes(List<? extends CatalogChange> changes) {
      this.changes = List.copyOf(changes);
      return this;
    }
  }
}
