package io.openroutercatalog.model;

import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.base.TextBounds;
import java.util.List;
import java.util.Objects;

/**
 * The id of a model and its parts: {@code author/slug}, such as {@code qwen/qwen3-coder:free}. The
 * part after a ":" names a variant of the model. A "~" before the id marks an alias, which is a
 * pointer to another row. Any text can be an id, well-formed or not. Immutable and safe for use by
 * many threads.
 *
 * @param text the id as it is written
 */
public record ModelId(String text) {
  /** Characters that mean something in a URL or in a path, and stand in no id of OpenRouter's. */
  private static final String REFUSED = "/\\;?#%";

  /** Checks that the text is not null. */
  public ModelId {
    Objects.requireNonNull(text, "text");
  }

  /** {@return whether the id has an alias mark, a "~" before the author} */
  public boolean hasAliasMark() {
    return text.startsWith("~");
  }

  /** {@return the id without an alias mark, which is not part of the author's name} */
  public String withoutAliasMark() {
    return hasAliasMark() ? text.substring(1) : text;
  }

  /** {@return the author of the model, the part before the "/"; empty if there is no "/"} */
  public String author() {
    String id = withoutAliasMark();
    return id.substring(0, Math.max(0, id.indexOf('/')));
  }

  /** {@return the id without an alias mark and without variants} */
  public String base() {
    String id = withoutAliasMark();
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }

  /** {@return the variants, each of which follows a ":", in their order; mostly none or one} */
  public List<String> variants() {
    int colon = text.indexOf(':');
    return colon < 0 ? List.of() : List.of(text.substring(colon + 1).split(":", -1));
  }

  /** {@return whether the last variant is {@code free}: OpenRouter charges nothing for it} */
  public boolean isFreeVariant() {
    return text.endsWith(":free");
  }

  /**
   * {@return whether the id is author/slug and nothing else: no further "/", no empty, "." or ".."
   * part, no white space, no control or invisible character, none of {@code \ ; ? # %}, at most
   * 1,000 characters} Only such an id is put into a URL, and only its row becomes a config.
   */
  public boolean isWellFormed() {
    int slash = text.indexOf('/');
    return slash > 0
        && text.length() <= TextBounds.MOST_TEXT_CHARACTERS
        && isSegment(hasAliasMark() ? 1 : 0, slash)
        && isSegment(slash + 1, text.length());
  }

  private boolean isSegment(int from, int to) {
    boolean onlyDots = true;
    for (int i = from, c; i < to; i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (REFUSED.indexOf(c) >= 0
          || !CleanText.isPlain(c)
          || CleanText.isBlankMark(c)
          || Character.isSpaceChar(c)) {
        return false;
      }
      onlyDots &= c == '.';
    }
    return to > from && !(onlyDots && to - from <= 2);
  }

  /** {@return the id as it is written} */
  @Override
  public String toString() {
    return text;
  }
}
