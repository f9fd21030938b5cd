package io.openroutercatalog.cost;

import io.openroutercatalog.internal.base.CleanText;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that has ended: which model answered and what it used. Immutable and safe for use by many
 * threads.
 */
public final class CompletedCall {
  private final String model;
  private final Usage usage;
  private final @Nullable String provider;
  private final @Nullable Instant at;

  private CompletedCall(Builder from) {
    this.model = from.model;
    this.usage = from.usage;
    this.provider = from.provider;
    this.at = from.at;
  }

  /**
   * Starts a call.
   *
   * @param model the model's name, as the response or the request has it
   * @param usage what the call used
   * @return a builder of a call whose provider is not known, at the time of asking
   */
  public static Builder builder(String model, Usage usage) {
    return new Builder(model, usage);
  }

  /**
   * Reads a response of OpenRouter's chat or responses API, or a generation record.
   *
   * @param json an object with {@code model} and {@code usage}, optionally {@code provider} and
   *     {@code created} (Unix seconds), or the generation record with or without the {@code data}
   *     around it; other fields are skipped
   * @return the call
   * @throws IllegalArgumentException if it is no such object, or a count in it is negative or no
   *     whole number; the message names the field
   */
  public static CompletedCall fromJson(String json) {
    return CompletedCallJson.call(JsonFields.parse(json, "response"));
  }

  /** {@return the model's name} */
  public String model() {
    return model;
  }

  /** {@return what the call used} */
  public Usage usage() {
    return usage;
  }

  /** {@return the provider that served it, as the response names it, or null if not known} */
  public @Nullable String provider() {
    return provider;
  }

  /** {@return when it was made, or null for the time of asking} */
  public @Nullable Instant at() {
    return at;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CompletedCall that
        && model.equals(that.model)
        && usage.equals(that.usage)
        && Objects.equals(provider, that.provider)
        && Objects.equals(at, that.at);
  }

  @Override
  public int hashCode() {
    return Objects.hash(model, usage, provider, at);
  }

  @Override
  public String toString() {
    return "CompletedCall["
        + CleanText.of(model, 100)
        + ", "
        + usage
        + (provider == null ? "" : ", provider=" + CleanText.of(provider, 100))
        + (at == null ? "]" : ", at=" + at + "]");
  }

  /** Builds a call. Not thread-safe. */
  public static final class Builder {
    private final String model;
    private final Usage usage;
    private @Nullable String provider;
    private @Nullable Instant at;

    private Builder(String model, Usage usage) {
      this.model = Objects.requireNonNull(model, "model");
      this.usage = Objects.requireNonNull(usage, "usage");
    }

    /** {@return the call} */
    public CompletedCall build() {
      return new CompletedCall(this);
    }

    /** Sets {@link CompletedCall#provider()}. */
    public Builder provider(@Nullable String provider) {
      this.provider = provider;
      return this;
    }

    /** Sets {@link CompletedCall#at()}. */
    public Builder at(@Nullable Instant at) {
      this.at = at;
      return this;
    }
  }
}
