package io.openroutercatalog.model;

/** How a name led to a row of OpenRouter's list; the first of these that applies. */
public enum NameStep {
  /** The name is the id of the row. */
  ID(1),
  /** The name is the dated, permanent name of the row, {@link ModelRow#canonicalSlug()}. */
  CANONICAL_SLUG(2),
  /** The name is the permanent name with a variant, such as {@code :free}, that has its own row. */
  VARIANT(3),
  /** The name has a variant that has no row of its own, such as {@code :nitro}. */
  WITHOUT_VARIANT(4),
  /** The name is the id of an alias that points to the row. */
  ALIAS(5);

  private final int number;

  NameStep(int number) {
    this.number = number;
  }

  /** {@return the number of the step, from 1 to 5} */
  public int number() {
    return number;
  }
}
