package io.openroutercatalog.model;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One provider's endpoint for a model, from which the model's health is computed. A value is null
 * if it is not stated or not readable. Immutable and safe for use by many threads.
 */
public final class Endpoint {
  private final @Nullable String tag;
  private final @Nullable Long status;
  private final @Nullable Double uptimeLast30m;
  private final @Nullable Double uptimeLast1d;
  private final @Nullable Double uptimeLast5m;
  private final @Nullable Long contextLength;
  private final @Nullable List<String> supportedParameters;

  private Endpoint(Builder from) {
    this.tag = from.tag;
    this.status = from.status;
    this.uptimeLast30m = from.uptimeLast30m;
    this.uptimeLast1d = from.uptimeLast1d;
    this.uptimeLast5m = from.uptimeLast5m;
    this.contextLength = from.contextLength;
    this.supportedParameters = from.supportedParameters;
  }

  /** {@return a builder of an endpoint that states nothing} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the provider's name for it, such as {@code openai/priority}; or null} */
  public @Nullable String tag() {
    return tag;
  }

  /** {@return 0 if it is fine, a negative number if it is degraded or disabled; or null} */
  public @Nullable Long status() {
    return status;
  }

  /** {@return its uptime of the last 30 minutes, in percent; or null} */
  public @Nullable Double uptimeLast30m() {
    return uptimeLast30m;
  }

  /** {@return its uptime of the last day, in percent; or null} */
  public @Nullable Double uptimeLast1d() {
    return uptimeLast1d;
  }

  /** {@return its uptime of the last 5 minutes, in percent; or null} */
  public @Nullable Double uptimeLast5m() {
    return uptimeLast5m;
  }

  /** {@return the tokens it takes, more than 0; or null} */
  public @Nullable Long contextLength() {
    return contextLength;
  }

  /** {@return the parameters it supports, such as {@code tools}; immutable; or null} */
  public @Nullable List<String> supportedParameters() {
    return supportedParameters;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        tag, status, uptimeLast30m, uptimeLast1d, uptimeLast5m, contextLength, supportedParameters);
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
    return "Endpoint" + values();
  }

  /** Builds an endpoint. Not thread-safe. */
  public static final class Builder {
    private @Nullable String tag;
    private @Nullable Long status;
    private @Nullable Double uptimeLast30m;
    private @Nullable Double uptimeLast1d;
    private @Nullable Double uptimeLast5m;
    private @Nullable Long contextLength;
    private @Nullable List<String> supportedParameters;

    private Builder() {}

    /** {@return the endpoint} */
    public Endpoint build() {
      return new Endpoint(this);
    }

    /** Sets {@link Endpoint#tag()}. */
    public Builder tag(@Nullable String tag) {
      this.tag = tag;
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
      this.contextLength = contextLength == null || contextLength > 0 ? contextLength : null;
      return this;
    }

    /** Sets {@link Endpoint#supportedParameters()}, copied; an empty list is stated too. */
    public Builder supportedParameters(@Nullable List<String> supportedParameters) {
      this.supportedParameters =
          supportedParameters == null ? null : List.copyOf(supportedParameters);
      return this;
    }
  }
}
