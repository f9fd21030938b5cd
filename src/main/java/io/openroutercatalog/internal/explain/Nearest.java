package io.openroutercatalog.internal.explain;

import io.openroutercatalog.internal.base.EditDistance;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the ids of models that may have been meant by a name that nothing is known of; pure. */
final class Nearest {
  private static final int MOST = 3;
  private static final int MOST_CHARACTERS = 200;

  private Nearest() {}

  /**
   * {@return up to three ids: those that differ least from the name and have at least half of its
   * letters right, then the nearest ones of the same author}
   */
  static List<String> of(String name, Stream<String> modelIds) {
    String wanted = normal(name);
    List<Candidate> candidates =
        modelIds
            .distinct()
            .map(id -> Candidate.of(wanted, id))
            .sorted(
                Comparator.comparingInt(Candidate::distance)
                    .thenComparing(candidate -> !candidate.sameAuthor)
                    .thenComparing(Candidate::id))
            .toList();
    Set<String> nearest = new LinkedHashSet<>();
    candidates.stream()
        .filter(candidate -> candidate.distance <= wanted.length() / 2)
        .limit(MOST)
        .forEach(candidate -> nearest.add(candidate.id));
    candidates.stream()
        .filter(candidate -> candidate.sameAuthor)
        .limit(MOST)
        .forEach(candidate -> nearest.add(candidate.id));
    return nearest.stream().limit(MOST).toList();
  }

  /** An id and how far it is from the name. */
  private record Candidate(String id, int distance, boolean sameAuthor) {
    /** A name without an author is compared with the rest of the id. */
    static Candidate of(String wanted, String id) {
      String normal = normal(id);
      int slash = wanted.indexOf('/');
      String compared = slash < 0 ? normal.substring(normal.indexOf('/') + 1) : normal;
      boolean sameAuthor = slash > 0 && normal.startsWith(wanted.substring(0, slash + 1));
      return new Candidate(id, EditDistance.of(wanted, compared), sameAuthor);
    }
  }

  private static String normal(String name) {
    String cut = name.substring(0, Math.min(name.length(), MOST_CHARACTERS));
    return cut.strip().toLowerCase(Locale.ROOT);
  }
}
