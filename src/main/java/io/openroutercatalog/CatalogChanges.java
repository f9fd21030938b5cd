package io.openroutercatalog;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what differs between two catalogues; pure. */
final class CatalogChanges {
  private CatalogChanges() {}

  static List<CatalogChange> between(CatalogSnapshot before, CatalogSnapshot after, Duration soon) {
    List<CatalogChange> changes = new ArrayList<>();
    for (LlmConfig now : after.configs()) {
      LlmConfig sameId = before.findById(now.id());
      LlmConfig old = sameId != null && sameId.modelName().equals(now.modelName()) ? sameId : null;
      if (old == null) {
        boolean known = before.delisted().containsKey(now.id());
        changes.add(known ? new CatalogChange.Returned(now) : new CatalogChange.Added(now));
      } else {
        addDifferences(old, now, changes);
      }
      LocalDate on = now.expirationDate();
      boolean wasSoon = old != null && isSoon(old.expirationDate(), before.fetchedAt(), soon);
      if (on != null && !wasSoon && isSoon(on, after.fetchedAt(), soon)) {
        changes.add(new CatalogChange.ExpiringSoon(now, on));
      }
    }
    for (LlmConfig old : before.configs()) {
      LlmConfig now = after.findById(old.id());
      if (now == null || !now.modelName().equals(old.modelName())) {
        changes.add(new CatalogChange.Removed(old));
      }
    }
    return changes;
  }

  private static void addDifferences(LlmConfig old, LlmConfig now, List<CatalogChange> changes) {
    if (!old.pricing().equals(now.pricing())) {
      changes.add(new CatalogChange.PriceChanged(old, now));
    }
    if (!Objects.equals(old.contextLength(), now.contextLength())
        || !Objects.equals(old.maxCompletionTokens(), now.maxCompletionTokens())) {
      changes.add(new CatalogChange.ContextChanged(old, now));
    }
    if (!sameSet(old.inputModalities(), now.inputModalities())
        || !sameSet(old.outputModalities(), now.outputModalities())
        || !sameSet(old.supportedParameters(), now.supportedParameters())) {
      changes.add(new CatalogChange.CapabilitiesChanged(old, now));
    }
    if (old.billingTier() != now.billingTier()) {
      changes.add(new CatalogChange.TierChanged(old, now));
    }
    if (old.healthGated() != now.healthGated()) {
      changes.add(
          now.healthGated() ? new CatalogChange.Gated(now) : new CatalogChange.Ungated(now));
    }
  }

  private static boolean isSoon(
      @Nullable LocalDate expiration, @Nullable Instant at, Duration soon) {
    return expiration != null
        && at != null
        && !expiration.isAfter(LocalDate.ofInstant(at.plus(soon), ZoneOffset.UTC));
  }

  /** Their order means nothing. */
  private static boolean sameSet(List<String> one, List<String> other) {
    return one.equals(other) || Set.copyOf(one).equals(Set.copyOf(other));
  }
}
