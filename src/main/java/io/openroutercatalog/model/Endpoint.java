package io.openroutercatalog.model;

import io.openroutercatalog.price.Pricing;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One provider's endpoint for a model. A value is null if it is not stated or not readable.
 * Immutable and safe for use by many threads.
 */
public final class Endpoint {
  /** Stands for no number, to save an object for each. */
  private static final long NO_NUMBER = Long.MIN_VALUE;

  private final @Nullable String providerName;
  private final @Nullable String tag;
  private final @Nullable String quantization;
  private final Pricing pricing;
  private final @Nullable List<String> supportedParameters;
  private final @Nullable Percentiles latencyLast30m;
  private final @Nullable Percentiles throughputLast30m;
  private final long status;
  private final long contextLength;
  private final long maxCompletionTokens;
  private final double uptimeLast30m;
  private final double uptimeLast1d;
  private final double uptimeLast5m;

  private Endpoint(Builder from) {
    this.providerName = from.providerName;
    this.tag = from.tag;
    this.quantization = from.quantization;
    this.pricing = from.pricing;
    this.supportedParameters = from.supportedParameters;
    this.latencyLast30m = from.latencyLast30m;
    this.throughputLast30m = from.throughputLast30m;
    this.status = orNone(from.status);
    this.contextLength = orNone(from.contextLength);
    this.maxCompletionTokens = orNone(from.maxCompletionTokens);
    this.uptimeLast30m = orNone(from.uptimeLast30m);
    this.uptimeLast1d = orNone(from.uptimeLast1d);
    this.uptimeLast5m = orNone(from.uptimeLast5m);
  }

  private static long orNone(@Nullable Long number) {
    return number == null ? NO_NUMBER : number;
  }

  private static double orNone(@Nullable Double number) {
    return number == null ? Double.NaN : number;
  }

  private static @Nullable Long orNull(long number) {
    return number == NO_NUMBER ? null : (Long) number;
  }

  private static @Nullable Double orNull(double number) {
    return Double.isNaN(number) ? null : (Double) number;
  }

  /** {@return a builder of an endpoint that states nothing} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the provider as a response names it, such as {@code DeepInfra}; or null} */
  public @Nullable String providerName() {
    return providerName;
  }

  /** {@return OpenRouter's name for the endpoint, such as {@code openai/priority}; or null} */
  public @Nullable String tag() {
    return tag;
  }

  /**
   * {@return whether it serves a tier of service that a request has to ask for, by its tag:
   * priority or flex}
   */
  public boolean optIn() {
    return tag != null && (tag.endsWith("/priority") || tag.endsWith("/flex"));
  }

  /** {@return how the weights are stored, such as {@code fp8} or {@code unknown}; or null} */
  public @Nullable String quantization() {
    return quantization;
  }

  /** {@return all prices that it states} */
  public Pricing pricing() {
    return pricing;
  }

  /** {@return 0 if it is fine, a negative number if it is degraded or disabled; or null} */
  public @Nullable Long status() {
    return orNull(status);
  }

  /** {@return its uptime of the last 30 minutes, in percent; or null} */
  public @Nullable Double uptimeLast30m() {
    return orNull(uptimeLast30m);
  }

  /** {@return its uptime of the last day, in percent; or null} */
  public @Nullable Double uptimeLast1d() {
    return orNull(uptimeLast1d);
  }

  /** {@return its uptime of the last 5 minutes, in percent; or null} */
  public @Nullable Double uptimeLast5m() {
    return orNull(uptimeLast5m);
  }

  /** {@return the tokens it takes, more than 0; or null} */
  public @Nullable Long contextLength() {
    return orNull(contextLength);
  }

  /** {@return the longest completion in tokens, more than 0; or null} */
  public @Nullable Long maxCompletionTokens() {
    return orNull(maxCompletionTokens);
  }

  /** {@return the parameters it supports, such as {@code tools}; immutable; or null} */
  public @Nullable List<String> supportedParameters() {
    return supportedParameters;
  }

  /**
   * {@return the time to the first token in the last 30 minutes, in milliseconds; or null, as
   * without an API key}
   */
  public @Nullable Percentiles latencyLast30m() {
    return latencyLast30m;
  }

  /** {@return the tokens per second in the last 30 minutes; or null, as without an API key} */
  public @Nullable Percentiles throughputLast30m() {
    return throughputLast30m;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        providerName,
        tag,
        quantization,
        pricing,
        supportedParameters,
        latencyLast30m,
        throughputLast30m,
        status(),
        contextLength(),
        maxCompletionTokens(),
        uptimeLast30m(),
        uptimeLast1d(),
        uptimeLast5m());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Endpoint that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "Endpoint[provider="
        + providerName
        + ", tag="
        + tag
        + ", status="
        + status()
        + ", uptime_last_30m="
        + uptimeLast30m()
        + ", context_length="
        + contextLength()
        + ", pricing="
        + pricing
        + "]";
  }

  /** Builds an endpoint. Not thread-safe. */
  public static final class Builder {
    private @Nullable String providerName;
    private @Nullable String tag;
    private @Nullable String quantization;
    private Pricing pricing = Pricing.none();
    private @Nullable Long status;
    private @Nullable Double uptimeLast30m;
    private @Nullable Double uptimeLast1d;
    private @Nullable Double uptimeLast5m;
    private @Nullable Long contextLength;
    private @Nullable Long maxCompletionTokens;
    private @Nullable List<String> supportedParameters;
    private @Nullable Percentiles latencyLast30m;
    private @Nullable Percentiles throughputLast30m;

    private Builder() {}

    /** {@return the endpoint} */
    public Endpoint build() {
      return new Endpoint(this);
    }

    /** Sets {@link Endpoint#providerName()}. */
    public Builder providerName(@Nullable String providerName) {
      this.providerName = providerName;
      return this;
    }

    /** Sets {@link Endpoint#tag()}. */
    public Builder tag(@Nullable String tag) {
      this.tag = tag;
      return this;
    }

    /** Sets {@link Endpoint#quantization()}. */
    public Builder quantization(@Nullable String quantization) {
      this.quantization = quantization;
      return this;
    }

    /** Sets {@link Endpoint#pricing()}. */
    public Builder pricing(Pricing pricing) {
      this.pricing = Objects.requireNonNull(pricing, "pricing");
      return this;
    }

    /** Sets {@link Endpoint#status()}. */
    public Builder status(@Nullable Long status) {
      this.status = status;
      return this;
    }

    /** Sets {@link Endpoint#uptimeLast30m()}. */
    public Builder uptimeLast30m(@Nullable Double uptimeLast30m) {
      this.uptimeLast30m = uptimeLast30m;
      return this;
    }

    /** Sets {@link Endpoint#uptimeLast1d()}. */
    public Builder uptimeLast1d(@Nullable Double uptimeLast1d) {
      this.uptimeLast1d = uptimeLast1d;
      return this;
    }

    /** Sets {@link Endpoint#uptimeLast5m()}. */
    public Builder uptimeLast5m(@Nullable Double uptimeLast5m) {
      this.uptimeLast5m = uptimeLast5m;
      return this;
    }

    /** Sets {@link Endpoint#contextLength()}; 0 and less state none. */
    public Builder contextLength(@Nullable Long contextLength) {
      this.contextLength = positive(contextLength);
      return this;
    }

    /** Sets {@link Endpoint#maxCompletionTokens()}; 0 and less state none. */
    public Builder maxCompletionTokens(@Nullable Long maxCompletionTokens) {
      this.maxCompletionTokens = positive(maxCompletionTokens);
      return this;
    }

    private static @Nullable Long positive(@Nullable Long number) {
      return number == null || number > 0 ? number : null;
    }

    /** Sets {@link Endpoint#supportedParameters()}, copied; an empty list is stated too. */
    public Builder supportedParameters(@Nullable List<String> supportedParameters) {
      this.supportedParameters =
          supportedParameters == null ? null : List.copyOf(supportedParameters);
      return this;
    }

    /** Sets {@link Endpoint#latencyLast30m()}. */
    public Builder latencyLast30m(@Nullable Percentiles latencyLast30m) {
      this.latencyLast30m = latencyLast30m;
      return this;
    }

    /** Sets {@link Endpoint#throughputLast30m()}. */
    public Builder throughputLast30m(@Nullable Percentiles throughputLast30m) {
      this.throughputLast30m = throughputLast30m;
      return this;
    }
  }
}
