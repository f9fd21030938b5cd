package io.openroutercatalog;

/** How the names of models and authors are read. */
public enum NamePolicy {
  /**
   * A "~" before an id is not part of the author's name; a run of white space in a display name is
   * one blank, and none stands at its ends; Moonshot is known by its real name, {@code moonshotai}.
   */
  CLEAN,
  /** The reference's rule: all as it is sent, and Moonshot as {@code moonshot} alone. */
  REFERENCE
}
