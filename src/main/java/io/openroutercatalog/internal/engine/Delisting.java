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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Which models are remembered that are no longer listed, since when, and until when; pure.
 * Immutable.
 */
final class Delisting {
  /** Far more than ever vanished within a week, so that no list fills the memory. */
  private static final int MOST_DELISTED = 5_000;

  /**
   * They are kept since a wrong clock makes all of them look outdated, at one start or for long.
   */
  private static final int MOST_OUTDATED = 500;

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
   * What is remembered of models that are no longer listed.
   *
   * @param delisted those that look-ups find
   * @param outdated those that are past the retention, or would be if the clock is right
   */
  record Remembered(List<DelistedConfig> delisted, List<DelistedModel> outdated) {}

  /**
   * {@return what is remembered after a new list}
   *
   * @param known what was remembered before
   * @param previous the generated configs of the list before
   * @param current all configs of the new list
   * @param toConfig makes the config of a row with an id
   * @param now the time of the new list
   */
  Remembered afterList(
      Remembered known,
      List<LlmConfig> previous,
      List<LlmConfig> current,
      BiFunction<ModelRow, Integer, LlmConfig> toConfig,
      Instant now) {
    List<DelistedConfig> candidates = new ArrayList<>(known.delisted);
    List<DelistedModel> outdated = new ArrayList<>();
    split(known.outdated, candidates, outdated, toConfig, now);
    previous.forEach(config -> candidates.add(new DelistedConfig(config, now)));
    return remembered(candidates, outdated, current, now);
  }

  /**
   * {@return what is remembered after a copy was restored} A model that the copy lists is delisted
   * if it did not become a config, for example since it has expired.
   *
   * @param current all configs that were made of the copy
   * @param toConfig makes the config of a row with an id
   */
  Remembered afterRestore(
      CatalogCopy copy,
      List<LlmConfig> current,
      BiFunction<ModelRow, Integer, LlmConfig> toConfig,
      Instant now) {
    List<DelistedConfig> candidates = new ArrayList<>();
    List<DelistedModel> outdated = new ArrayList<>();
    split(copy.delisted(), candidates, outdated, toConfig, now);
    for (ModelRow model : copy.models()) {
      Integer id = copy.ids().get(model.id());
      if (id != null) {
        Instant since = missedSince(model, copy.fetchedAt(), now);
        candidates.add(new DelistedConfig(toConfig.apply(model, id), since));
      }
    }
    return remembered(candidates, outdated, current, now);
  }

  /** Configs are made only of models that look-ups may find. */
  private void split(
      List<DelistedModel> all,
      List<DelistedConfig> candidates,
      List<DelistedModel> outdated,
      BiFunction<ModelRow, Integer, LlmConfig> toConfig,
      Instant now) {
    for (DelistedModel gone : all) {
      if (isOutdated(gone.since(), now)) {
        outdated.add(gone);
      } else {
        LlmConfig config = toConfig.apply(gone.model(), gone.id());
        candidates.add(new DelistedConfig(config, gone.since()));
      }
    }
  }

  /** {@return whether any of these is to be forgotten by now} */
  boolean isAnyOutdated(Collection<DelistedConfig> delisted, Instant now) {
    return delisted.stream().anyMatch(gone -> isOutdated(gone.since(), now));
  }

  private boolean isOutdated(Instant since, Instant now) {
    return !since.isAfter(now.minus(retention));
  }

  /** The last candidate of an id counts, unless it is listed. */
  private Remembered remembered(
      List<DelistedConfig> candidates,
      List<DelistedModel> alreadyOutdated,
      List<LlmConfig> current,
      Instant now) {
    Set<String> listedModels = new HashSet<>();
    Set<Integer> listedIds = new HashSet<>();
    for (LlmConfig config : current) {
      listedIds.add(config.id());
      if (config.openrouterDynamic()) {
        listedModels.add(config.modelName());
      }
    }
    Map<Integer, DelistedConfig> delisted = new LinkedHashMap<>();
    Map<Integer, DelistedModel> outdated = new LinkedHashMap<>();
    alreadyOutdated.forEach(gone -> outdated.put(gone.id(), gone));
    for (DelistedConfig gone : candidates) {
      LlmConfig config = gone.lastConfig();
      delisted.remove(config.id());
      outdated.remove(config.id());
      if (isOutdated(gone.since(), now)) {
        outdated.put(config.id(), new DelistedModel(config.row(), config.id(), gone.since()));
      } else {
        delisted.put(config.id(), notInTheFuture(gone, now));
      }
    }
    delisted
        .values()
        .removeIf(
            gone ->
                listedModels.contains(gone.lastConfig().modelName())
                    || listedIds.contains(gone.lastConfig().id()));
    outdated
        .values()
        .removeIf(
            gone -> listedModels.contains(gone.model().id()) || listedIds.contains(gone.id()));
    return new Remembered(
        newest(delisted.values(), DelistedConfig::since, MOST_DELISTED),
        newest(outdated.values(), DelistedModel::since, MOST_OUTDATED));
  }

  /** A clock that was ahead for a while must not make a model be remembered for ever. */
  private static DelistedConfig notInTheFuture(DelistedConfig gone, Instant now) {
    return gone.since().isAfter(now) ? new DelistedConfig(gone.lastConfig(), now) : gone;
  }

  private static <T> List<T> newest(Collection<T> all, Function<T, Instant> since, int most) {
    return all.size() <= most
        ? List.copyOf(all)
        : all.stream().sorted(Comparator.comparing(since).reversed()).limit(most).toList();
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
