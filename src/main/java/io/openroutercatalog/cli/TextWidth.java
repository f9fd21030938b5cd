package io.openroutercatalog.cli;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** Computes how many columns of a terminal a text takes. */
final class TextWidth {
  private static final Set<UnicodeScript> WIDE =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HANGUL,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO,
          UnicodeScript.YI);

  private TextWidth() {}

  static int of(String text) {
    return text.codePoints().map(TextWidth::of).sum();
  }

  private static int of(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    boolean halfWidth = c >= 0xff61 && c <= 0xffdc;
    boolean wideSign = (c >= 0x3000 && c <= 0x303e) || (c >= 0xff01 && c <= 0xffe6);
    return !halfWidth
        && (wideSign || Character.isEmojiPresentation(c) || WIDE.contains(UnicodeScript.of(c)));
  }
}
