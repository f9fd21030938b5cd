package io.openroutercatalog.explain;

import io.openroutercatalog.internal.base.CleanText;

/** Lines of labels and texts, at most 80 characters wide. Not thread-safe. */
final class TextSheet {
  private static final int WIDTH = 80;
  private static final int LABEL = 11;
  private static final int MOST_CHARACTERS = 400;

  /** No line begins with it. */
  private static final String PERCENT = " %";

  private static final String KEPT_PERCENT = "\u00a0%";

  private final StringBuilder lines = new StringBuilder();

  /** Adds a text, which is wrapped between words. */
  void paragraph(String text) {
    wrap("", 0, text);
  }

  /** Adds an empty line. */
  void gap() {
    lines.append('\n');
  }

  /** Adds a label with its text, which is wrapped beside it. */
  void entry(String label, String text) {
    wrap(label + " ".repeat(Math.max(1, LABEL - label.length())), LABEL, text);
  }

  /** Adds a text under the entry before it. */
  void below(String text) {
    entry("", text);
  }

  /** Adds columns under the entry before it; the text after them is wrapped beside them. */
  void columns(String columns, String text) {
    String begin = " ".repeat(LABEL) + "  " + columns;
    wrap(begin, begin.length(), text);
  }

  private void wrap(String begin, int indent, String text) {
    StringBuilder line = new StringBuilder(begin);
    boolean empty = true;
    String kept = CleanText.of(text, MOST_CHARACTERS).replace(PERCENT, KEPT_PERCENT);
    for (String word : kept.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        end(line);
        line = new StringBuilder(" ".repeat(indent));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    end(line);
  }

  private void end(StringBuilder line) {
    lines.append(line.toString().replace(KEPT_PERCENT, PERCENT).stripTrailing()).append('\n');
  }

  /** {@return all lines, each with its end} */
  @Override
  public String toString() {
    return lines.toString();
  }
}
