package io.openroutercatalog.cost;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one call used, in OpenRouter's counts, and what the response says that it was charged. A
 * count that is not stated is 0. Immutable and safe for use by many threads.
 *
 * <p>{@link #fromJson} reads all of it from a response of OpenRouter; {@link #of} and {@link
 * #builder} are for counts that another library gives.
 */
public final class Usage {
  private final long promptTokens;
  private final long completionTokens;
  private final long cachedTokens;
  private final long cacheWriteTokens;
  private final long imageOutputTokens;
  private final long audioTokens;
  private final long reasoningTokens;
  private final long webSearches;
  private final @Nullable BigDecimal charged;
  private final @Nullable BigDecimal upstream;
  private final boolean ownKey;

  private Usage(Builder from) {
    this.promptTokens = from.promptTokens;
    this.completionTokens = from.completionTokens;
    this.cachedTokens = from.cachedTokens;
    this.cacheWriteTokens = from.cacheWriteTokens;
    this.imageOutputTokens = from.imageOutputTokens;
    this.audioTokens = from.audioTokens;
    this.reasoningTokens = from.reasoningTokens;
    this.webSearches = from.webSearches;
    this.charged = from.charged;
    this.upstream = from.upstream;
    this.ownKey = from.ownKey;
  }

  /**
   * The usage of an ordinary call.
   *
   * @param promptTokens the tokens that were sent, those read from a cache included; 0 or more
   * @param completionTokens the tokens that were generated, reasoning included; 0 or more
   * @return the usage
   * @throws IllegalArgumentException if a count is negative
   */
  public static Usage of(long promptTokens, long completionTokens) {
    return of(promptTokens, completionTokens, 0);
  }

  /**
   * The usage of an ordinary call that used a cache.
   *
   * @param promptTokens the tokens that were sent, those read from a cache included; 0 or more
   * @param completionTokens the tokens that were generated, reasoning included; 0 or more
   * @param cachedTokens how many of the prompt tokens were read from a cache; 0 or more
   * @return the usage
   * @throws IllegalArgumentException if a count is negative
   */
  public static Usage of(long promptTokens, long completionTokens, long cachedTokens) {
    return builder()
        .promptTokens(promptTokens)
        .completionTokens(completionTokens)
        .cachedTokens(cachedTokens)
        .build();
  }

  /** {@return a builder of a usage whose counts are all 0} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads the {@code usage} object of a response, of the chat or the responses API, or a generation
   * record.
   *
   * @param json a JSON object; fields that this library does not know are skipped, absent counts
   *     and those that are null are 0
   * @return the usage
   * @throws IllegalArgumentException if it is no JSON object, or a count in it is negative or no
   *     whole number; the message names the field
   */
  public static Usage fromJson(String json) {
    return UsageJson.usage(JsonFields.parse(json, "usage"));
  }

  /**
   * Reads the same as {@link #fromJson}, from a map as a JSON library gives it.
   *
   * @param map the {@code usage} object or a generation record
   * @return the usage
   * @throws IllegalArgumentException as in {@link #fromJson}
   */
  public static Usage fromMap(Map<String, ?> map) {
    return UsageJson.usage(map);
  }

  /** {@return the tokens that were sent, those read from or written to a cache included} */
  public long promptTokens() {
    return promptTokens;
  }

  /** {@return the tokens that were generated, reasoning and images included} */
  public long completionTokens() {
    return completionTokens;
  }

  /** {@return the prompt tokens that were read from a cache} */
  public long cachedTokens() {
    return cachedTokens;
  }

  /** {@return the prompt tokens that were written to a cache} */
  public long cacheWriteTokens() {
    return cacheWriteTokens;
  }

  /** {@return the completion tokens that are images} */
  public long imageOutputTokens() {
    return imageOutputTokens;
  }

  /** {@return the prompt tokens that are sound} */
  public long audioTokens() {
    return audioTokens;
  }

  /** {@return the completion tokens that are reasoning; they cost what others do} */
  public long reasoningTokens() {
    return reasoningTokens;
  }

  /** {@return how often the model's provider searched the web} */
  public long webSearches() {
    return webSearches;
  }

  /** {@return what OpenRouter says that it charged, in USD, or null if it does not say so} */
  public @Nullable BigDecimal charged() {
    return charged;
  }

  /**
   * {@return what the provider billed by OpenRouter's account, in USD, or null} It is a part of no
   * charge of OpenRouter's.
   */
  public @Nullable BigDecimal upstream() {
    return upstream;
  }

  /**
   * {@return whether the provider billed the owner of a key of their own} Then {@link #charged()}
   * is OpenRouter's fee alone, and the bill of the provider is {@link #upstream()}.
   */
  public boolean ownKey() {
    return ownKey;
  }

  private List<@Nullable Object> values() {
    return Arrays.asList(
        promptTokens,
        completionTokens,
        cachedTokens,
        cacheWriteTokens,
        imageOutputTokens,
        audioTokens,
        reasoningTokens,
        webSearches,
        charged,
        upstream,
        ownKey);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Usage that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return the counts that are not 0, for logs} */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Usage[prompt=").append(promptTokens);
    text.append(", completion=").append(completionTokens);
    append(text, "cached", cachedTokens);
    append(text, "cache_write", cacheWriteTokens);
    append(text, "image_output", imageOutputTokens);
    append(text, "audio", audioTokens);
    append(text, "reasoning", reasoningTokens);
    append(text, "web_searches", webSearches);
    if (charged != null) {
      text.append(", charged=").append(charged.toPlainString());
    }
    return text.append(ownKey ? ", own key]" : "]").toString();
  }

  private static void append(StringBuilder text, String name, long count) {
    if (count != 0) {
      text.append(", ").append(name).append('=').append(count);
    }
  }

  /** Builds a usage. Not thread-safe. */
  public static final class Builder {
    private long promptTokens;
    private long completionTokens;
    private long cachedTokens;
    private long cacheWriteTokens;
    private long imageOutputTokens;
    private long audioTokens;
    private long reasoningTokens;
    private long webSearches;
    private @Nullable BigDecimal charged;
    private @Nullable BigDecimal upstream;
    private boolean ownKey;

    private Builder() {}

    /** {@return the usage} */
    public Usage build() {
      return new Usage(this);
    }

    /** Sets {@link Usage#promptTokens()}, 0 or more. */
    public Builder promptTokens(long promptTokens) {
      this.promptTokens = Counts.notNegative("prompt_tokens", promptTokens);
      return this;
    }

    /** Sets {@link Usage#completionTokens()}, 0 or more. */
    public Builder completionTokens(long completionTokens) {
      this.completionTokens = Counts.notNegative("completion_tokens", completionTokens);
      return this;
    }

    /** Sets {@link Usage#cachedTokens()}, 0 or more. */
    public Builder cachedTokens(long cachedTokens) {
      this.cachedTokens = Counts.notNegative("cached_tokens", cachedTokens);
      return this;
    }

    /** Sets {@link Usage#cacheWriteTokens()}, 0 or more. */
    public Builder cacheWriteTokens(long cacheWriteTokens) {
      this.cacheWriteTokens = Counts.notNegative("cache_write_tokens", cacheWriteTokens);
      return this;
    }

    /** Sets {@link Usage#imageOutputTokens()}, 0 or more. */
    public Builder imageOutputTokens(long imageOutputTokens) {
      this.imageOutputTokens = Counts.notNegative("image_tokens", imageOutputTokens);
      return this;
    }

    /** Sets {@link Usage#audioTokens()}, 0 or more. */
    public Builder audioTokens(long audioTokens) {
      this.audioTokens = Counts.notNegative("audio_tokens", audioTokens);
      return this;
    }

    /** Sets {@link Usage#reasoningTokens()}, 0 or more. */
    public Builder reasoningTokens(long reasoningTokens) {
      this.reasoningTokens = Counts.notNegative("reasoning_tokens", reasoningTokens);
      return this;
    }

    /** Sets {@link Usage#webSearches()}, 0 or more. */
    public Builder webSearches(long webSearches) {
      this.webSearches = Counts.notNegative("web_search_requests", webSearches);
      return this;
    }

    /** Sets {@link Usage#charged()}, not negative. */
    public Builder charged(@Nullable BigDecimal usd) {
      this.charged = Counts.amount("cost", usd);
      return this;
    }

    /** Sets {@link Usage#upstream()}, not negative. */
    public Builder upstream(@Nullable BigDecimal usd) {
      this.upstream = Counts.amount("upstream_inference_cost", usd);
      return this;
    }

    /** Sets {@link Usage#ownKey()}. */
    public Builder ownKey(boolean ownKey) {
      this.ownKey = ownKey;
      return this;
    }
  }
}
