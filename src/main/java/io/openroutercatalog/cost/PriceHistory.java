package io.openroutercatalog.cost;

import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.model.RowsByName;
import io.openroutercatalog.price.Pricing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the prices of rows: since when the present ones hold, the ones before, and
 * the last ones of rows that are no longer listed. The present prices stand in the rows. Immutable
 * and safe for use by many threads.
 */
public final class PriceHistory {
  /** Nothing is remembered. */
  public static final PriceHistory NONE = new PriceHistory(Map.of(), Map.of());

  private final Map<String, Listed> listed;
  private final Map<String, Gone> gone;
  private volatile @Nullable RowsByName goneByName;

  private PriceHistory(Map<String, Listed> listed, Map<String, Gone> gone) {
    this.listed = listed;
    this.gone = gone;
  }

  /**
   * What is remembered of a row that is listed.
   *
   * @param since when a list first showed its present prices
   * @param earlier its prices before, oldest first
   */
  public record Listed(Instant since, List<PricePeriod> earlier) {
    /** Copies the list. */
    public Listed {
      earlier = List.copyOf(earlier);
    }

    private Listed changed(Pricing before, Pricing after, Instant time) {
      if (before.equals(after)) {
        return this;
      }
      List<PricePeriod> periods = new ArrayList<>(earlier);
      periods.add(new PricePeriod(since, before));
      return new Listed(time.isAfter(since) ? time : since, periods);
    }
  }

  /**
   * What is remembered of a row that is no longer listed.
   *
   * @param row its names and its last prices
   * @param prices what was remembered when it was listed
   * @param since when it was first missing
   */
  public record Gone(ModelRow row, Listed prices, Instant since) {}

  /**
   * How much is remembered; what ended first is forgotten first.
   *
   * @param retention how long ago prices may have ended
   * @param mostChanges how many prices are remembered that have ended
   */
  public record Bounds(Duration retention, int mostChanges) {}

  /** {@return a history that was kept, the inverse of {@link #listed()} and {@link #gone()}} */
  public static PriceHistory of(Map<String, Listed> listed, Map<String, Gone> gone) {
    return new PriceHistory(Map.copyOf(listed), Map.copyOf(gone));
  }

  /** {@return what is remembered of the rows that are listed, by id} */
  public Map<String, Listed> listed() {
    return Collections.unmodifiableMap(listed);
  }

  /** {@return what is remembered of the rows that are no longer listed, by id} */
  public Map<String, Gone> gone() {
    return Collections.unmodifiableMap(gone);
  }

  /**
   * {@return this history after the next list}
   *
   * @param before the rows of the list before
   * @param after the rows of the next one
   * @param time when that was fetched
   * @param bounds how much is remembered
   */
  public PriceHistory afterList(
      List<ModelRow> before, List<ModelRow> after, Instant time, Bounds bounds) {
    return afterList(before, after, time).within(bounds, time);
  }

  private PriceHistory afterList(List<ModelRow> before, List<ModelRow> after, Instant time) {
    Map<String, ModelRow> missing = byId(before);
    Map<String, Listed> nextListed = HashMap.newHashMap(after.size());
    Map<String, Gone> nextGone = new HashMap<>(gone);
    Listed firstSeen = new Listed(time, List.of()); // One for all rows, most of which are old.
    for (ModelRow row : withPrices(after)) {
      ModelRow known = missing.remove(row.id());
      Listed prices = listed.get(row.id());
      Gone returned = nextGone.remove(row.id());
      if (known != null && prices != null) {
        nextListed.put(row.id(), prices.changed(known.pricing(), row.pricing(), time));
      } else if (returned != null) {
        nextListed.put(
            row.id(), returned.prices.changed(returned.row.pricing(), row.pricing(), time));
      } else {
        nextListed.put(row.id(), firstSeen);
      }
    }
    missing.forEach(
        (id, row) -> {
          Listed prices = listed.get(id);
          if (prices != null) {
            nextGone.put(id, new Gone(namesAndPrices(row), prices, time));
          }
        });
    return new PriceHistory(nextListed, nextGone);
  }

  /** An alias has the prices of the row that it points to. */
  private static List<ModelRow> withPrices(List<ModelRow> rows) {
    return rows.stream().filter(row -> !row.alias()).toList();
  }

  private static Map<String, ModelRow> byId(List<ModelRow> rows) {
    Map<String, ModelRow> byId = HashMap.newHashMap(rows.size());
    withPrices(rows).forEach(row -> byId.put(row.id(), row));
    return byId;
  }

  /** {@return a row with what a look-up by name and a cost need of it} */
  public static ModelRow namesAndPrices(ModelRow row) {
    return ModelRow.builder(row.id())
        .canonicalSlug(row.canonicalSlug())
        .pricing(row.pricing())
        .aliasTarget(row.aliasTarget())
        .alias(row.alias())
        .router(row.router())
        .build();
  }

  /**
   * {@return this history with all that an older one knows, which was found late} The next list
   * brings it within the bounds.
   *
   * @param older the history of an earlier run
   * @param olderRows the rows of that run's last list
   * @param rows the rows that are listed now
   * @param time when the first list of this run was fetched
   */
  public PriceHistory withOlder(
      PriceHistory older, List<ModelRow> olderRows, List<ModelRow> rows, Instant time) {
    PriceHistory base = older.afterList(olderRows, rows, time);
    Map<String, Listed> all = new HashMap<>(base.listed);
    for (ModelRow row : withPrices(rows)) {
      Listed own = listed.get(row.id());
      Listed merged = all.get(row.id());
      if (own != null && merged != null) {
        all.put(row.id(), joined(merged, own, time));
      }
    }
    Map<String, Gone> allGone = new HashMap<>(base.gone);
    gone.forEach(allGone::put);
    allGone.keySet().removeAll(all.keySet());
    return new PriceHistory(all, allGone);
  }

  /**
   * The present prices are the same; what this run saw change comes after what it found.
   *
   * @param time at which the older one counts prices as changed that were others in its run
   */
  private static Listed joined(Listed older, Listed own, Instant time) {
    if (own.earlier.isEmpty()) {
      return older.since.equals(time) ? new Listed(own.since, older.earlier) : older;
    }
    Instant first = own.earlier.getFirst().since();
    List<PricePeriod> periods = new ArrayList<>();
    for (PricePeriod period : older.earlier) {
      if (period.since().isBefore(first)) {
        periods.add(period);
      }
    }
    periods.addAll(own.earlier);
    return new Listed(own.since, periods);
  }

  private PriceHistory within(Bounds bounds, Instant now) {
    return endingAfter(now.minus(bounds.retention)).within(bounds.mostChanges);
  }

  private PriceHistory within(int mostChanges) {
    List<Instant> ends = ends();
    if (ends.size() <= mostChanges) {
      return this;
    }
    Collections.sort(ends);
    return endingAfter(ends.get(ends.size() - mostChanges - 1));
  }

  /** {@return how many prices are remembered that have ended} */
  public int changes() {
    return ends().size();
  }

  /** {@return this history without the half of the changes that is older} */
  public PriceHistory halved() {
    return within(changes() / 2);
  }

  /** {@return when each of the remembered prices ended, in no order} */
  private List<Instant> ends() {
    List<Instant> ends = new ArrayList<>();
    listed.values().forEach(prices -> addEnds(prices, ends));
    for (Gone row : gone.values()) {
      ends.add(row.since);
      addEnds(row.prices, ends);
    }
    return ends;
  }

  private static void addEnds(Listed prices, List<Instant> to) {
    for (int i = 0; i < prices.earlier.size(); i++) {
      to.add(end(prices, i));
    }
  }

  private static Instant end(Listed prices, int place) {
    return place + 1 < prices.earlier.size() ? prices.earlier.get(place + 1).since() : prices.since;
  }

  private PriceHistory endingAfter(Instant time) {
    Map<String, Listed> nextListed = new HashMap<>(listed);
    nextListed.replaceAll((id, prices) -> endingAfter(prices, time));
    Map<String, Gone> nextGone = new HashMap<>();
    gone.forEach(
        (id, row) -> {
          if (row.since.isAfter(time)) {
            nextGone.put(id, new Gone(row.row, endingAfter(row.prices, time), row.since));
          }
        });
    return new PriceHistory(nextListed, nextGone);
  }

  private static Listed endingAfter(Listed prices, Instant time) {
    int outdated = 0;
    while (outdated < prices.earlier.size() && !end(prices, outdated).isAfter(time)) {
      outdated++;
    }
    return outdated == 0
        ? prices
        : new Listed(prices.since, prices.earlier.subList(outdated, prices.earlier.size()));
  }

  /** {@return the row that a name stood for, if it is no longer listed; or null} */
  @Nullable NamedRow findGone(String name) {
    RowsByName index = goneByName;
    if (index == null && !gone.isEmpty()) {
      index = RowsByName.of(gone.values().stream().map(Gone::row).toList());
      goneByName = index;
    }
    return index == null ? null : index.find(name);
  }

  /**
   * Prices that were in force at a time.
   *
   * @param pricing the prices
   * @param statedAt when a list showed them, or null for the present list
   * @param beforeMemory whether the time lies before all that is remembered
   */
  record InForce(Pricing pricing, @Nullable Instant statedAt, boolean beforeMemory) {}

  /**
   * {@return the prices of a row at a time; the oldest known ones before the memory begins}
   *
   * @param listedAt when the present list was fetched, where the memory of other rows begins
   */
  InForce inForce(ModelRow row, Instant time, Instant listedAt) {
    Gone last = gone.get(row.id());
    Listed prices = last == null ? listed.get(row.id()) : last.prices;
    if (prices == null) {
      return new InForce(row.pricing(), null, time.isBefore(listedAt));
    }
    if (!time.isBefore(prices.since)) {
      return new InForce(row.pricing(), last == null ? null : prices.since, false);
    }
    for (PricePeriod period : prices.earlier.reversed()) {
      if (!time.isBefore(period.since())) {
        return new InForce(period.pricing(), period.since(), false);
      }
    }
    if (prices.earlier.isEmpty()) {
      return new InForce(row.pricing(), last == null ? null : prices.since, true);
    }
    PricePeriod oldest = prices.earlier.getFirst();
    return new InForce(oldest.pricing(), oldest.since(), true);
  }

  /** {@return when the last prices of a row were stated that has left the list; or null} */
  @Nullable Instant lastStatedAt(ModelRow row) {
    Gone last = gone.get(row.id());
    return last == null ? null : last.prices.since;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PriceHistory that
        && listed.equals(that.listed)
        && gone.equals(that.gone);
  }

  @Override
  public int hashCode() {
    return Objects.hash(listed, gone);
  }

  @Override
  public String toString() {
    return "PriceHistory[listed=" + listed.size() + ", gone=" + gone.size() + "]";
  }
}
