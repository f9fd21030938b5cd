package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogStatus.Source;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a list is to be believed that is empty, or misses many of the models; pure. */
final class Plausibility {
  /** After so many equal lists in a row, even an implausible one is believed. */
  private static final int BELIEVED_AFTER = 3;

  private final BigDecimal share;

  /**
   * Creates a rule.
   *
   * @param share of the served models, from 0 to 1, that a list may miss; with 1 every list is
   *     believed
   */
  Plausibility(double share) {
    this.share = BigDecimal.valueOf(share);
  }

  /**
   * An implausible list that was refused.
   *
   * @param models the models that it would have listed
   * @param timesInARow how many lists in a row would have listed just these
   */
  record Suspicion(Set<String> models, int timesInARow) {
    /** No suspicion, but a list that this process missed, so that the next one may differ more. */
    static final Suspicion MISSED_LIST = new Suspicion(Set.of(), 0);
  }

  /**
   * Checks a new list.
   *
   * @param listed the models that the new list would make available
   * @param served the models that are served now, of each kind apart
   * @param servedFrom where those came from
   * @param previous the suspicion that the list before raised, {@link Suspicion#MISSED_LIST}, or
   *     null
   * @return why the list is to be refused, or null if it is to be believed
   */
  @Nullable Suspicion check(
      Set<String> listed,
      List<Set<String>> served,
      Source servedFrom,
      @Nullable Suspicion previous) {
    boolean believesAll = share.compareTo(BigDecimal.ONE) == 0;
    // A bootstrap copy may be very old, so a list is not compared with it.
    boolean comparable = servedFrom != Source.BOOTSTRAP && !Suspicion.MISSED_LIST.equals(previous);
    if (believesAll
        || (!listed.isEmpty()
            && !(comparable && served.stream().anyMatch(kind -> missesTooMany(listed, kind))))) {
      return null;
    }
    boolean repeated = previous != null && previous.models().equals(listed);
    int times = previous != null && repeated ? previous.timesInARow() + 1 : 1;
    return times < BELIEVED_AFTER ? new Suspicion(Set.copyOf(listed), times) : null;
  }

  private boolean missesTooMany(Set<String> listed, Set<String> served) {
    long missing = served.stream().filter(model -> !listed.contains(model)).count();
    BigDecimal most = share.multiply(BigDecimal.valueOf(served.size()));
    return BigDecimal.valueOf(missing).compareTo(most) > 0;
  }

  /** {@return the error of a refused list} */
  CatalogError refusal(Suspicion suspicion, List<Set<String>> served) {
    int suspicious =
        served.stream()
            .filter(kind -> missesTooMany(suspicion.models(), kind))
            .mapToInt(Set::size)
            .sum();
    String reason =
        suspicion.models().isEmpty()
            ? "none of the listed models is usable"
            : "more than " + percent() + " % of the " + suspicious + " models are gone";
    return CatalogError.of(
        Kind.IMPLAUSIBLE,
        reason
            + " (seen "
            + suspicion.timesInARow()
            + " of the "
            + BELIEVED_AFTER
            + " times in a row after which it is believed)");
  }

  private String percent() {
    return share.movePointRight(2).stripTrailingZeros().toPlainString();
  }
}
