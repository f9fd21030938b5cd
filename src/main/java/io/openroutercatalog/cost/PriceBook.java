package io.openroutercatalog.cost;

import io.openroutercatalog.internal.base.ArgumentChecks;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.model.RowsByName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The prices that are known at one moment: those of OpenRouter's list, of its rows before, and of
 * the endpoints that were asked. It says what calls cost, for any row of the list, also for one
 * that is no config.
 *
 * <p>Immutable and safe for use by many threads. No method sends a request or throws for any data;
 * what is not known is told in the answer.
 */
public final class PriceBook {
  private final RowsByName rows;
  private final PriceHistory history;
  private final Function<String, @Nullable ModelEndpoints> endpoints;
  private final Instant listedAt;
  private final InstantSource clock;

  private PriceBook(
      RowsByName rows,
      PriceHistory history,
      Function<String, @Nullable ModelEndpoints> endpoints,
      Instant listedAt,
      InstantSource clock) {
    this.rows = rows;
    this.history = history;
    this.endpoints = endpoints;
    this.listedAt = listedAt;
    this.clock = clock;
  }

  /**
   * The prices of a list.
   *
   * @param rows the rows of the list
   * @param history what is remembered of their prices
   * @param endpoints gives the known endpoints of a row by its id, or null; it neither blocks nor
   *     throws
   * @param listedAt when the list was fetched
   * @param clock the time of calls that state none
   * @return the price book
   */
  public static PriceBook of(
      RowsByName rows,
      PriceHistory history,
      Function<String, @Nullable ModelEndpoints> endpoints,
      Instant listedAt,
      InstantSource clock) {
    return new PriceBook(rows, history, endpoints, listedAt, clock);
  }

  /**
   * Finds the row that a name stands for, in the list or among the rows that have left it.
   *
   * @param name as a request or a response has it, or null
   * @return the row, or null if the name is unknown
   */
  public @Nullable NamedRow find(@Nullable String name) {
    NamedRow listed = rows.find(name);
    return listed == null && name != null ? history.findGone(name) : listed;
  }

  /**
   * Tells what a call cost.
   *
   * @param call the call
   * @return the amount, how it comes about, and how sure it is
   */
  public CallCost cost(CompletedCall call) {
    NamedRow named = find(call.model());
    if (named == null) {
      return CallCost.unknown(call, null, "row");
    }
    if (named.row().router()) {
      return CallCost.unknown(call, named, "router");
    }
    ModelRow row = named.row();
    ModelEndpoints known = endpoints.apply(row.id());
    Instant at = call.at();
    if (at == null) {
      CostBasis basis =
          new CostBasis(
              call, named, row.pricing(), history.lastStatedAt(row), false, known, listedAt);
      return Costing.cost(basis, this::now);
    }
    PriceHistory.InForce then = history.inForce(row, at, listedAt);
    CostBasis basis =
        new CostBasis(
            call, named, then.pricing(), then.statedAt(), then.beforeMemory(), known, listedAt);
    return Costing.cost(basis, () -> at);
  }

  /**
   * Tells what a call costs now by OpenRouter's list, whoever serves it.
   *
   * @param model the model's name
   * @param usage what the call used
   * @return the amount, how it comes about, and how sure it is
   */
  public CallCost cost(String model, Usage usage) {
    return cost(CompletedCall.builder(model, usage).build());
  }

  /**
   * Tells what a call can cost at most before it is made: with nothing read from a cache, each
   * token at the dearest price for one, at the dearest time of day, over all known endpoints and
   * the list. Web searches and plugins are not part of it.
   *
   * @param model the model's name
   * @param promptTokens the tokens to be sent, 0 or more
   * @param completionTokens the limit that the request sets for the completion, 0 or more; or null
   *     if it sets none, so that the limit of each endpoint counts
   * @return the bound, or why there is none
   * @throws IllegalArgumentException if a number is negative
   */
  public CostBound atMost(String model, long promptTokens, @Nullable Long completionTokens) {
    ArgumentChecks.inRange("promptTokens", promptTokens, 0, Long.MAX_VALUE);
    ArgumentChecks.notNegative("completionTokens", completionTokens);
    NamedRow named = find(model);
    if (named == null || named.row().router()) {
      return new CostBound.None(List.of(named == null ? "row" : "router"));
    }
    return BoundOver.planned(
        named.row(),
        endpoints.apply(named.row().id()),
        promptTokens,
        completionTokens,
        AppliedPrices.timeOfDay(listedAt));
  }

  /** A clock of the application may throw; the time of the list is the next best. */
  private Instant now() {
    try {
      return clock.instant();
    } catch (RuntimeException e) {
      return listedAt;
    }
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "PriceBook[" + rows + ", listed at " + listedAt + "]";
  }
}
