package io.openroutercatalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link CatalogListener} is told. Immutable. */
public final class CatalogUpdate {
  private final @Nullable CatalogSnapshot previous;
  private final CatalogSnapshot current;
  private final List<CatalogChange> changes;

  CatalogUpdate(
      @Nullable CatalogSnapshot previous, CatalogSnapshot current, List<CatalogChange> changes) {
    this.previous = previous;
    this.current = current;
    this.changes = List.copyOf(changes);
  }

  /** {@return the catalogue that this listener was told of before, or null the first time} */
  public @Nullable CatalogSnapshot previous() {
    return previous;
  }

  /** {@return the catalogue that is served now} */
  public CatalogSnapshot current() {
    return current;
  }

  /**
   * {@return what differs between the two, in the order of the list, removals last; empty the first
   * time, or where nothing did}
   */
  public List<CatalogChange> changes() {
    return changes;
  }

  @Override
  public String toString() {
    return "CatalogUpdate" + changes;
  }
}
