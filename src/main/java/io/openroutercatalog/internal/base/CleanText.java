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

  /**
   * {@return whether a character shows nothing at all, though it is a letter or a mark by its type}
   * Two texts that differ in such a character alone look the same.
   */
  public static boolean isBlankMark(int codePoint) {
    return codePoint == 0x034F // combining grapheme joiner
        || codePoint == 0x115F // Hangul fillers, and their half-width form below
        || codePoint == 0x1160
        || codePoint == 0x17B4 // Khmer inherent vowels
        || codePoint == 0x17B5
        || (codePoint >= 0x180B && codePoint <= 0x180F) // Mongolian selectors
        || codePoint == 0x2800 // Braille pattern without dots
        || codePoint == 0x3164
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F) // variation selectors
        || codePoint == 0xFFA0
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF); // further variation selectors
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
