package io.openroutercatalog.internal.base;

/** Makes text from outside safe for one line of a log, a message or a terminal. */
public final class CleanText {
  private CleanText() {}

  /**
   * {@return the text with control, format and line characters as {@code ?}, cut to a number of
   * characters}
   */
  public static String of(String text, int mostCharacters) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), mostCharacters + 1));
    text.codePoints()
        .limit(mostCharacters)
        .forEach(c -> clean.appendCodePoint(isPlain(c) ? c : '?'));
    if (text.codePointCount(0, text.length()) > mostCharacters) {
      clean.append('…');
    }
    return clean.toString();
  }

  /** {@return whether a character neither controls nor hides nor reorders text} */
  public static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
