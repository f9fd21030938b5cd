package io.openroutercatalog.internal.base;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How much two texts differ. */
public final class EditDistance {
  private EditDistance() {}

  /** {@return how many characters must be inserted, left out or replaced (Levenshtein)} */
  public static int of(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }

  /** {@return the text that may have been meant: at most two or half of the letters are wrong} */
  public static Optional<String> nearest(String text, Collection<String> known) {
    if (text.length() > 200) {
      return Optional.empty();
    }
    String wanted = text.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(Comparator.<String>comparingInt(name -> of(wanted, name)).thenComparing(name -> name))
        .filter(name -> of(wanted, name) <= Math.max(2, wanted.length() / 2));
  }
}
