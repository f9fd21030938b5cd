package io.openroutercatalog.cli;

import io.openroutercatalog.internal.base.CleanText;
import java.util.Locale;

/** JSON for a terminal. */
final class TerminalSafeJson {
  private TerminalSafeJson() {}

  /**
   * {@return the same JSON, in which characters that control a terminal or are invisible are escape
   * sequences} JSON on one line has such characters only in its texts.
   */
  static String of(String json) {
    if (json.codePoints().allMatch(CleanText::isPlain)) {
      return json;
    }
    StringBuilder escaped = new StringBuilder();
    json.codePoints()
        .forEach(
            c -> {
              if (CleanText.isPlain(c)) {
                escaped.appendCodePoint(c);
              } else {
                for (char unit : Character.toChars(c)) {
                  escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) unit));
                }
              }
            });
    return escaped.toString();
  }
}
