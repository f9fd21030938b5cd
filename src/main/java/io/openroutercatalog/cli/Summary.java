package io.openroutercatalog.cli;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSnapshot;
import java.util.stream.Collectors;

/** The line below a list. */
final class Summary {
  private Summary() {}

  /**
   * {@return the line}
   *
   * @param shown how many of the models are in the list
   */
  static String of(int shown, CatalogSnapshot snapshot) {
    int all = snapshot.configs().size();
    String counts =
        (shown == all ? "" : shown + " of ")
            + all
            + " models, "
            + snapshot.countsByTier().get(BillingTier.FREE)
            + " free and "
            + snapshot.countsByTier().get(BillingTier.PREMIUM)
            + " premium";
    String excluded =
        snapshot.excludedByReason().entrySet().stream()
            .map(entry -> entry.getKey().jsonName() + " " + entry.getValue())
            .collect(Collectors.joining(", "));
    return excluded.isEmpty() ? counts : counts + "; left out: " + excluded;
  }
}
