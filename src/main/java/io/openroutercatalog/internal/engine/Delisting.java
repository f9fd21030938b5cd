package io.openroutercatalog.internal.engine;

import io.openroutercatalog.DelistedConfig;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.internal.copies.CatalogCopy;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Which models are remembered that are no longer listed, since when, and until when; pure.
 * Immutable.
 */
final class Delisting {
  private final Duration retention;

  /**
   * Creates the rule.
   *
   * @param retention how long a delisted model is remembered
   */
  Delisting(Duration retention) {
    this.retention = retention;
  }

  /**
   * {@return what is remembered after a new list}
   *
   * @param known what was remembered before
   * @param previous the generated configs of the list before
   * @param current all configs of the new list
   * @param now the time of the new list
   */
  List<DelistedConfig> afterList(
      Collection<DelistedConfig> known,
      List<LlmConfig> previous,
      List<LlmConfig> current,
      Instant now) {
    List<DelistedConfig> candidates = new ArrayList<>(known);
    previous.forEach(config -> candidates.add(new DelistedConfig(config, now)));
    return remembered(candidates, current, now);
  }

  /**
   * {@return what is remembered after a copy was restored} A model that the copy lists is delisted
   * if it did not become a config, for example since it has expired.
   *
   * @param current all configs that were made of the copy
   * @param toConfig makes the config of a row with an id
   */
  List<DelistedConfig> afterRestore(
      CatalogCopy copy,
      List<LlmConfig> current,
      BiFunction<ModelRow, Integer, LlmConfig> toConfig,
      Instant now) {
    List<DelistedConfig> candidates = new ArrayList<>();
    for (DelistedModel gone : copy.delisted()) {
      candidates.add(new DelistedConfig(toConfig.apply(gone.model(), gone.id()), gone.since()));
    }
    for (ModelRow model : copy.models()) {
      Integer id = copy.ids().get(model.id());
      if (id != null) {
        Instant since = missedSince(model, copy.fetchedAt(), now);
        candidates.add(new DelistedConfig(toConfig.apply(model, id), since));
      }
    }
    return remembered(candidates, current, now);
  }

  /** {@return whether any of these is to be forgotten by now} */
  boolean isAnyOutdated(Collection<DelistedConfig> delisted, Instant now) {
    return delisted.stream().anyMatch(gone -> isOutdated(gone, now));
  }

  private boolean isOutdated(DelistedConfig gone, Instant now) {
    return !gone.since().isAfter(now.minus(retention));
  }

  /** The last candidate of an id counts, unless it is listed or outdated. */
  private List<DelistedConfig> remembered(
      List<DelistedConfig> candidates, List<LlmConfig> current, Instant now) {
    Set<String> listedModels = new HashSet<>();
    Set<Integer> listedIds = new HashSet<>();
    for (LlmConfig config : current) {
      listedIds.add(config.id());
      if (config.openrouterDynamic()) {
        listedModels.add(config.modelName());
      }
    }
    Map<Integer, DelistedConfig> byId = new LinkedHashMap<>();
    candidates.forEach(gone -> byId.put(gone.lastConfig().id(), gone));
    return byId.values().stream()
        .filter(
            gone ->
                !isOutdated(gone, now)
                    && !listedModels.contains(gone.lastConfig().modelName())
                    && !listedIds.contains(gone.lastConfig().id()))
        .toList();
  }

  /**
   * A model that expired while nothing ran is missed from the day after its last one, and not from
   * each restart anew.
   */
  private static Instant missedSince(ModelRow model, Instant listedAt, Instant now) {
    LocalDate lastDay = model.expirationDate();
    if (lastDay == null) {
      return now;
    }
    Instant expired = lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant missed = expired.isAfter(listedAt) ? expired : listedAt;
    return missed.isBefore(now) ? missed : now;
  }
}
