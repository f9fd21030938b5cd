package io.openroutercatalog;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is accepted of OpenRouter: how long a response may take, how large it may be, how many
 * models it may lose, and how many ids are remembered. A part of {@link CatalogSettings}. Immutable
 * and safe for use by many threads.
 */
public final class FetchLimits {
  static final FetchLimits DEFAULTS = new FetchLimits(new Values());

  private final Values values;

  private FetchLimits(Values values) {
    this.values = values;
  }

  /** {@return a copy in which something was changed} */
  FetchLimits with(Consumer<Values> change) {
    Values copy = new Values(values);
    change.accept(copy);
    return new FetchLimits(copy);
  }

  /** {@return the time limit for the whole list, all its pages} */
  public Duration modelsTimeout() {
    return values.modelsTimeout;
  }

  /** {@return the time limit for the endpoints of one model} */
  public Duration endpointsTimeout() {
    return values.endpointsTimeout;
  }

  /** {@return the largest list that is read, in bytes after decompression, all pages together} */
  public long maxBodyBytes() {
    return values.maxBodyBytes;
  }

  /** {@return the longest list that is read, in rows, broken ones included, all pages together} */
  public int maxModels() {
    return values.maxModels;
  }

  /**
   * {@return the share of the models that are served now, from 0 to 1, above which a list that
   * lacks them is refused} 1 believes every list, one without any usable model included.
   */
  public double implausibleLossShare() {
    return values.implausibleLossShare;
  }

  /**
   * {@return how many ids of models are remembered, those of listed models included} Those that
   * were not listed for longest are forgotten first. An id of more than 64 characters counts as
   * several.
   */
  public int maxRememberedIds() {
    return values.maxRememberedIds;
  }

  /** {@return how many prices of models are remembered that have ended, those that ended last} */
  public int maxRememberedPrices() {
    return values.maxRememberedPrices;
  }

  /** {@return whether the descriptions of models are kept, see {@code ModelCard.description()}} */
  public boolean keepDescriptions() {
    return values.keepDescriptions;
  }

  private List<Object> all() {
    return List.of(
        values.modelsTimeout,
        values.endpointsTimeout,
        values.maxBodyBytes,
        values.maxModels,
        values.implausibleLossShare,
        values.maxRememberedIds,
        values.maxRememberedPrices,
        values.keepDescriptions);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FetchLimits that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  @Override
  public String toString() {
    return "FetchLimits" + all();
  }

  /** The values, which never change once they are part of a group. */
  static final class Values {
    Duration modelsTimeout = Duration.ofSeconds(20);
    Duration endpointsTimeout = Duration.ofSeconds(5);
    long maxBodyBytes = 32L << 20;
    int maxModels = 10_000;
    double implausibleLossShare = 0.5;
    int maxRememberedIds = 100_000;
    int maxRememberedPrices = 20_000;
    boolean keepDescriptions;

    private Values() {}

    private Values(Values from) {
      modelsTimeout = from.modelsTimeout;
      endpointsTimeout = from.endpointsTimeout;
      maxBodyBytes = from.maxBodyBytes;
      maxModels = from.maxModels;
      implausibleLossShare = from.implausibleLossShare;
      maxRememberedIds = from.maxRememberedIds;
      maxRememberedPrices = from.maxRememberedPrices;
      keepDescriptions = from.keepDescriptions;
    }
  }
}
