package io.openroutercatalog.internal.base;

/** How long a text from outside, and how large a list, may be to be kept. */
public final class TextBounds {
  /** A longer text counts as absent; the longest that OpenRouter sends has about 100. */
  public static final int MOST_TEXT_CHARACTERS = 1_000;

  /** A longer list counts as absent; the longest that OpenRouter sends has about 30. */
  public static final int MOST_ENTRIES = 100;

  private TextBounds() {}
}
