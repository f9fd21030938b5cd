package io.openroutercatalog.cli;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSnapshot;
import java.util.stream.Collectors;

/** The line below a list. */
final class Summary {
  private Summary() {}

  static String of(CatalogSnapshot snapshot) {
    String counts =
        snapshot.configs().size()
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
