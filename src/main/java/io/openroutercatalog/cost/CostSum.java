package io.openroutercatalog.cost;

import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.PriceName;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what a usage costs by the prices that apply to it; rules: docs/cost.md, "The rule". Pure;
 * used by one thread.
 */
final class CostSum {
  private final AppliedPrices prices;
  private final @Nullable List<CostPart> parts;
  private BigDecimal known = BigDecimal.ZERO;
  private boolean anyKnown;
  private @Nullable List<String> unknown;

  private CostSum(AppliedPrices prices, @Nullable List<CostPart> parts) {
    this.prices = prices;
    this.parts = parts;
  }

  /** {@return what the usage costs} */
  static Cost cost(Usage usage, AppliedPrices prices) {
    CostSum sum = new CostSum(prices, null);
    sum.add(usage);
    return sum.result();
  }

  /** {@return the parts of it that have a known price} */
  static List<CostPart> parts(Usage usage, AppliedPrices prices) {
    List<CostPart> parts = new ArrayList<>();
    new CostSum(prices, parts).add(usage);
    return List.copyOf(parts);
  }

  private void add(Usage usage) {
    long images = usage.imageOutputTokens();
    add(PriceName.PROMPT, uncached(usage), null);
    add(PriceName.INPUT_CACHE_READ, usage.cachedTokens(), PriceName.PROMPT);
    add(PriceName.INPUT_CACHE_WRITE, usage.cacheWriteTokens(), PriceName.PROMPT);
    add(PriceName.COMPLETION, usage.completionTokens() - images, null);
    add(PriceName.IMAGE_OUTPUT, images, PriceName.COMPLETION);
    addIfStated(PriceName.REQUEST, 1);
    addIfStated(PriceName.WEB_SEARCH, usage.webSearches());
    if (usage.audioTokens() > 0 && isAudioDifferent()) {
      addUnknown(PriceName.AUDIO);
    }
  }

  /** Some models count what they write to a cache on top of the prompt, not as a part of it. */
  private static long uncached(Usage usage) {
    long unread = usage.promptTokens() - usage.cachedTokens();
    long written = usage.cacheWriteTokens();
    return unread < written ? unread : unread - written;
  }

  /** How many of the cached tokens are sound is not stated. */
  private boolean isAudioDifferent() {
    Price prompt = prices.price(PriceName.PROMPT);
    return prices.states(PriceName.AUDIO)
        && !(prices.price(PriceName.AUDIO) instanceof Price.Exact(BigDecimal audio)
            && prompt instanceof Price.Exact(BigDecimal text)
            && audio.compareTo(text) == 0);
  }

  private void addIfStated(String name, long count) {
    if (count > 0 && prices.states(name)) {
      add(name, count, null);
    }
  }

  /**
   * Adds one part.
   *
   * @param count of which 0 and less cost nothing
   * @param orElse the price that applies where there is none of that name, or null
   */
  private void add(String name, long count, @Nullable String orElse) {
    if (count <= 0) {
      return;
    }
    String used = name;
    Price price = prices.price(name);
    if (price == null && orElse != null && !prices.isConditional(name)) {
      used = orElse;
      price = prices.price(orElse);
    }
    if (price instanceof Price.Exact(BigDecimal each)) {
      BigDecimal amount = count == 1 ? each : each.multiply(BigDecimal.valueOf(count));
      known = anyKnown ? known.add(amount) : amount;
      anyKnown = true;
      if (parts != null) {
        parts.add(new CostPart(name, count, used, each, amount, prices.override(used)));
      }
    } else {
      addUnknown(used);
    }
  }

  private void addUnknown(String price) {
    if (unknown == null) {
      unknown = new ArrayList<>();
    }
    if (!unknown.contains(price)) {
      unknown.add(price);
    }
  }

  private Cost result() {
    if (unknown == null) {
      return new Cost.Known(known);
    }
    return anyKnown ? new Cost.PartlyKnown(known, unknown) : new Cost.Unknown(unknown);
  }
}
