package io.openroutercatalog.price;

import java.util.Set;

/**
 * OpenRouter's names of prices. A {@link Pricing} may state others as well. Where nothing else is
 * said, a price is in USD per token.
 */
public final class PriceName {
  /** Tokens that are sent. */
  public static final String PROMPT = "prompt";

  /** Tokens that are generated, reasoning included. */
  public static final String COMPLETION = "completion";

  /** Each request, in USD. */
  public static final String REQUEST = "request";

  /** Images that are sent; per image or per token, depending on the model. */
  public static final String IMAGE = "image";

  /** Images that are generated, counted in tokens. */
  public static final String IMAGE_OUTPUT = "image_output";

  /** Sound that is sent, counted in tokens. */
  public static final String AUDIO = "audio";

  /** Each search by the provider of the model, in USD; costs only whoever asks for one. */
  public static final String WEB_SEARCH = "web_search";

  /** Stated by some models; reasoning is charged as completion. */
  public static final String INTERNAL_REASONING = "internal_reasoning";

  /** Sent tokens that are read from a cache. */
  public static final String INPUT_CACHE_READ = "input_cache_read";

  /** Sent tokens that are written to a cache. */
  public static final String INPUT_CACHE_WRITE = "input_cache_write";

  /** Sent tokens that are written to a cache which keeps them for an hour. */
  public static final String INPUT_CACHE_WRITE_1H = "input_cache_write_1h";

  /** No price but a share, 0–1, by which the other prices were already lowered. */
  public static final String DISCOUNT = "discount";

  private static final Set<String> IN_EVERY_OVERRIDE =
      Set.of(
          PROMPT,
          COMPLETION,
          REQUEST,
          IMAGE,
          WEB_SEARCH,
          INTERNAL_REASONING,
          INPUT_CACHE_READ,
          INPUT_CACHE_WRITE);

  private PriceName() {}

  /**
   * {@return the names that are those of prices in every {@link PriceOverride}} Any other name is
   * that of a price where the pricing states a base price under it, and that of a condition
   * otherwise.
   */
  public static Set<String> inEveryOverride() {
    return IN_EVERY_OVERRIDE;
  }
}
