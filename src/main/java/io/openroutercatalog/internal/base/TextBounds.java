package io.openroutercatalog.internal.base;

/** How long a text from outside may be, and how many entries a list may have, to be kept. */
public final class TextBounds {
  /** A longer text counts as absent; the longest that is kept of OpenRouter's has about 100. */
  public static final int MOST_TEXT_CHARACTERS = 1_000;

  /** A list with more counts as absent; the longest that is kept of OpenRouter's has about 30. */
  public static final int MOST_ENTRIES = 100;

  private TextBounds() {}
}
