package io.openroutercatalog.model;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.JsonTokens;

/**
 * The form of a model id: {@code author/slug}, with optional ":variant" parts, a "~" before it for
 * an alias.
 */
public final class ModelId {
  private ModelId() {}

  /**
   * {@return whether an id is author/slug and nothing else} Only such an id is ever put into a URL,
   * and only such a row becomes a config: no further "/", no empty, "." or ".." part, no white
   * space, no control or invisible character, no more characters than a text may have.
   */
  public static boolean isWellFormed(String id) {
    int slash = id.indexOf('/');
    return slash > 0
        && id.length() <= JsonTokens.MOST_TEXT_CHARACTERS
        && isSegment(id, id.charAt(0) == '~' ? 1 : 0, slash)
        && isSegment(id, slash + 1, id.length());
  }

  /** {@return what is before the "/", without an alias's "~"; empty where there is no "/"} */
  public static String provider(String id) {
    int slash = Math.max(0, id.indexOf('/'));
    return id.substring(slash > 0 && id.charAt(0) == '~' ? 1 : 0, slash);
  }

  private static boolean isSegment(String id, int from, int to) {
    boolean onlyDots = true;
    for (int i = from, c; i < to; i += Character.charCount(c)) {
      c = id.codePointAt(i);
      if (c == '/' || !CleanText.isPlain(c) || Character.isSpaceChar(c)) {
        return false;
      }
      onlyDots &= c == '.';
    }
    return to > from && !(onlyDots && to - from <= 2);
  }
}
