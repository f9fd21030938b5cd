package io.openroutercatalog.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one list by the names that requests and responses have for them. A response often
 * names a model by its permanent name in place of its id. Names are compared exactly, and nothing
 * is guessed. Immutable and safe for use by many threads.
 *
 * @see NameStep the ways in which a name leads to a row
 */
public final class RowsByName {
  private final List<ModelRow> rows;
  private final Map<String, NamedRow> byName;

  private RowsByName(List<ModelRow> rows) {
    this.rows = List.copyOf(rows);
    this.byName = HashMap.newHashMap(5 * rows.size() / 2);
    addIds();
    addCanonicalSlugs();
    addVariants();
    addAliases();
  }

  /**
   * Indexes rows.
   *
   * @param rows in the order of the list; of two with the same id the first counts
   * @return the index
   */
  public static RowsByName of(List<ModelRow> rows) {
    return new RowsByName(rows);
  }

  /** {@return all rows, in the order of the list} */
  public List<ModelRow> rows() {
    return rows;
  }

  /**
   * Finds the row that a name stands for.
   *
   * @param name as a request or a response has it, or null
   * @return the row, or null if the name is unknown
   */
  public @Nullable NamedRow find(@Nullable String name) {
    if (name == null) {
      return null;
    }
    NamedRow known = byName.get(name);
    return known == null ? withoutVariant(name) : known;
  }

  /** A free name must not become a paid row, nor the price of a batch that of a chat. */
  private @Nullable NamedRow withoutVariant(String name) {
    int colon = name.indexOf(':');
    boolean single = colon >= 0 && colon == name.lastIndexOf(':') && colon < name.length() - 1;
    if (!single || isFreeOrBatch(name)) {
      return null;
    }
    NamedRow base = byName.get(name.substring(0, colon));
    return base != null && isNamedItself(base.step()) && !hasVariant(base.row())
        ? new NamedRow(base.row(), NameStep.WITHOUT_VARIANT)
        : null;
  }

  private static boolean isNamedItself(NameStep step) {
    return step == NameStep.ID || step == NameStep.CANONICAL_SLUG;
  }

  private static boolean isFreeOrBatch(String name) {
    return name.endsWith(":free") || name.endsWith(":batch");
  }

  private static boolean hasVariant(ModelRow row) {
    return row.id().indexOf(':') >= 0;
  }

  private void put(String name, ModelRow row, NameStep step) {
    byName.putIfAbsent(name, new NamedRow(row, step));
  }

  private void addIds() {
    for (ModelRow row : rows) {
      if (!row.alias()) {
        put(row.id(), row, NameStep.ID);
      }
    }
  }

  /** Of the rows that share a permanent name, the ordinary one is meant. */
  private void addCanonicalSlugs() {
    Map<String, SlugOwner> owners = new HashMap<>();
    for (ModelRow row : rows) {
      String slug = row.canonicalSlug();
      if (slug != null && !row.alias() && !byName.containsKey(slug)) {
        owners.merge(slug, SlugOwner.of(row), SlugOwner::orBetter);
      }
    }
    owners.forEach(
        (slug, owner) -> {
          if (!owner.doubtful) {
            put(slug, owner.row, NameStep.CANONICAL_SLUG);
          }
        });
  }

  /**
   * The row that a permanent name stands for.
   *
   * @param rank the lower the better
   * @param doubtful whether several rows have this name and none of them is the ordinary one
   */
  private record SlugOwner(ModelRow row, int rank, boolean doubtful) {
    private static final int FREE_OR_BATCH = 2;

    static SlugOwner of(ModelRow row) {
      int rank = hasVariant(row) ? 1 : 0;
      return new SlugOwner(row, isFreeOrBatch(row.id()) ? FREE_OR_BATCH : rank, false);
    }

    SlugOwner orBetter(SlugOwner later) {
      SlugOwner better = later.rank < rank ? later : this;
      return better.rank == FREE_OR_BATCH ? new SlugOwner(better.row, better.rank, true) : better;
    }
  }

  private void addVariants() {
    for (ModelRow row : rows) {
      String slug = row.canonicalSlug();
      if (slug != null && !row.alias() && hasVariant(row)) {
        put(slug + row.id().substring(row.id().lastIndexOf(':')), row, NameStep.VARIANT);
      }
    }
  }

  private void addAliases() {
    for (ModelRow row : rows) {
      NamedRow target = row.alias() ? byName.get(row.aliasTarget()) : null;
      if (target != null && target.step() == NameStep.ID) {
        put(row.id(), target.row(), NameStep.ALIAS);
      }
    }
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "RowsByName[" + rows.size() + " rows]";
  }
}
