package io.openroutercatalog.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.model.ModelRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random usages over random prices against a second computation, written from the rule alone. */
class RandomCostTest {
  private static final int CASES = 2_000;

  private static final List<String> NAMES =
      List.of(
          "prompt",
          "completion",
          "input_cache_read",
          "input_cache_write",
          "image_output",
          "request",
          "web_search",
          "audio",
          "input_cache_write_1h",
          "image");

  private final Random random = new Random(20260817);

  @Test
  void both_computations_agree() {
    int known = 0;
    int unknown = 0;
    for (int i = 0; i < CASES; i++) {
      Map<String, Object> pricing = pricing();
      Usage usage = usage();
      int listedAt = random.nextInt(1_440);
      int at = random.nextInt(1_440);
      Expected expected = new Expected(pricing, usage, at, listedAt);
      ModelRow row = ModelRow.builder(Books.MODEL).pricing(PricingJson.fromMap(pricing)).build();
      Cost cost =
          Books.of(row, minute(listedAt))
              .cost(CompletedCall.builder(Books.MODEL, usage).at(minute(at)).build())
              .cost();

      assertThat(Set.copyOf(cost.unknown()))
          .as("%s, %s", pricing, usage)
          .isEqualTo(expected.unknown);
      assertThat(cost.atLeast()).as("%s, %s", pricing, usage).isEqualByComparingTo(expected.sum);
      known += cost instanceof Cost.Known ? 1 : 0;
      unknown += cost instanceof Cost.Known ? 0 : 1;
    }
    assertThat(known).isGreaterThan(CASES / 4);
    assertThat(unknown).isGreaterThan(CASES / 4);
  }

  private static Instant minute(int ofDay) {
    return Instant.parse("2026-08-17T00:00:00Z").plusSeconds(60L * ofDay);
  }

  private long count() {
    return random.nextInt(3) == 0 ? 0 : random.nextInt(1_000);
  }

  private Usage usage() {
    return Usage.builder()
        .promptTokens(count())
        .completionTokens(count())
        .cachedTokens(count())
        .cacheWriteTokens(count())
        .imageOutputTokens(random.nextInt(4) == 0 ? count() : 0)
        .audioTokens(random.nextInt(4) == 0 ? count() : 0)
        .reasoningTokens(count())
        .webSearches(random.nextInt(4) == 0 ? random.nextInt(5) : 0)
        .build();
  }

  private String price() {
    return switch (random.nextInt(30)) {
      case 0 -> "-1";
      case 1 -> "free";
      case 2 -> "0";
      default ->
          BigDecimal.valueOf(random.nextInt(1_000_000), 6 + random.nextInt(12)).toPlainString();
    };
  }

  private Map<String, Object> pricing() {
    Map<String, Object> pricing = new LinkedHashMap<>();
    for (String name : NAMES) {
      boolean usual = name.equals("prompt") || name.equals("completion");
      if (random.nextInt(usual ? 30 : 2) != 0 || (usual && random.nextBoolean())) {
        pricing.put(name, price());
      }
    }
    List<Object> overrides = new ArrayList<>();
    for (int i = random.nextInt(4) - 1; i > 0; i--) {
      overrides.add(override());
    }
    if (!overrides.isEmpty()) {
      pricing.put("overrides", overrides);
    }
    return pricing;
  }

  private Map<String, Object> override() {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      entry.put("min_prompt_tokens", random.nextInt(1_000));
    }
    if (random.nextInt(3) == 0) {
      entry.put("utc_start", 100 * random.nextInt(24) + random.nextInt(60));
      if (random.nextInt(10) != 0) {
        entry.put("utc_end", 100 * random.nextInt(24) + random.nextInt(60));
      }
    }
    if (random.nextInt(10) == 0) {
      entry.put("region", "eu");
    }
    for (String name : List.of("prompt", "completion", "input_cache_read")) {
      if (random.nextBoolean()) {
        entry.put(name, price());
      }
    }
    return entry;
  }

  /** The rule once more, over plain maps. */
  private static final class Expected {
    private final Map<String, @Nullable String> prices = new HashMap<>();
    private final Set<String> unknown = new TreeSet<>();
    private BigDecimal sum = BigDecimal.ZERO;

    Expected(Map<String, Object> pricing, Usage usage, int at, int listedAt) {
      pricing.forEach(
          (name, price) -> {
            if (price instanceof String text) {
              prices.put(name, text);
            }
          });
      List<Map<String, Object>> entries = entries(pricing);
      for (Map<String, Object> entry : entries) {
        if (Boolean.TRUE.equals(inWindow(entry, listedAt))) {
          for (String name : prices(entry)) {
            if (entries.stream()
                .noneMatch(e -> Boolean.TRUE.equals(inWindow(e, at)) && prices(e).contains(name))) {
              prices.put(name, "after a window");
            }
          }
        }
      }
      for (Map<String, Object> entry : entries) {
        apply(entry, usage, at);
      }
      compute(usage);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> entries(Map<String, Object> pricing) {
      return (List<Map<String, Object>>) pricing.getOrDefault("overrides", List.of());
    }

    private static Set<String> prices(Map<String, Object> entry) {
      Set<String> names = new TreeSet<>(entry.keySet());
      names.retainAll(NAMES);
      return names;
    }

    private static int minutes(Object hhmm) {
      return (int) hhmm / 100 * 60 + (int) hhmm % 100;
    }

    /** {@return whether a time is in the entry's window, or null if it has none} */
    private static @Nullable Boolean inWindow(Map<String, Object> entry, int minute) {
      if (!entry.containsKey("utc_start") || !entry.containsKey("utc_end")) {
        return null;
      }
      int from = minutes(entry.get("utc_start"));
      int to = minutes(entry.get("utc_end"));
      if (from == to) {
        return true;
      }
      return from < to ? minute >= from && minute < to : minute >= from || minute < to;
    }

    private void apply(Map<String, Object> entry, Usage usage, int at) {
      Object least = entry.get("min_prompt_tokens");
      boolean fails =
          (least != null && usage.promptTokens() <= (int) least)
              || Boolean.FALSE.equals(inWindow(entry, at));
      boolean doubtful =
          entry.containsKey("region")
              || entry.containsKey("utc_start") != entry.containsKey("utc_end");
      if (!fails) {
        for (String name : prices(entry)) {
          prices.put(name, doubtful ? "who knows" : (String) entry.get(name));
        }
      }
    }

    private void compute(Usage usage) {
      long plain = usage.promptTokens() - usage.cachedTokens() - usage.cacheWriteTokens();
      add(plain < 0 ? usage.promptTokens() - usage.cachedTokens() : plain, "prompt");
      add(
          usage.cachedTokens(),
          prices.containsKey("input_cache_read") ? "input_cache_read" : "prompt");
      add(
          usage.cacheWriteTokens(),
          prices.containsKey("input_cache_write") ? "input_cache_write" : "prompt");
      add(usage.completionTokens() - usage.imageOutputTokens(), "completion");
      add(
          usage.imageOutputTokens(),
          prices.containsKey("image_output") ? "image_output" : "completion");
      add(prices.containsKey("request") ? 1 : 0, "request");
      add(prices.containsKey("web_search") ? usage.webSearches() : 0, "web_search");
      String audio = prices.get("audio");
      if (usage.audioTokens() > 0 && audio != null) {
        BigDecimal sound = number(audio);
        BigDecimal text = number(prices.get("prompt"));
        if (sound == null || text == null || sound.compareTo(text) != 0) {
          unknown.add("audio");
        }
      }
    }

    private void add(long count, String name) {
      BigDecimal price = number(prices.get(name));
      if (count <= 0) {
        return;
      }
      if (price == null) {
        unknown.add(name);
      } else {
        sum = sum.add(price.multiply(BigDecimal.valueOf(count)));
      }
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
      return text == null || !text.matches("[0-9.]+") ? null : new BigDecimal(text);
    }
  }
}
