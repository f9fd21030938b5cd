package io.openroutercatalog;

import io.openroutercatalog.logs.Canary;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Configs for tests: one with every field set, and random ones. */
final class LlmConfigs {
  /** What must show nowhere it was not asked for. */
  static final String CANARY = Canary.KEY;

  private LlmConfigs() {}

  /** No field has its default. */
  static LlmConfigBuilder full() {
    return LlmConfig.builder()
        .id(-7)
        .name("Qwen: Coder")
        .description("Qwen: Coder via OpenRouter")
        .billingTier(BillingTier.FREE)
        .anonymousEnabled(true)
        .seoEnabled(true)
        .seoSlug("qwen-coder")
        .quotaReserveTokens(1)
        .provider("OPENROUTER")
        .modelName("qwen/coder:free")
        .apiKey(CANARY)
        .apiBase("https://openrouter.ai/api/v1")
        .rpm(2)
        .tpm(3)
        .litellmParams(Map.of("extra_headers", Map.of("X-Secret", CANARY)))
        .systemInstructions("Be brief.")
        .useDefaultSystemInstructions(false)
        .citationsEnabled(false)
        .routerPoolEligible(false)
        .openrouterDynamic(true)
        .autoPinTier(AutoPinTier.C)
        .qualityScoreStatic(68)
        .qualityScoreHealth(99.25)
        .qualityScore(84)
        .healthGated(true)
        .canonicalSlug("qwen/coder-07-25")
        .created(Instant.ofEpochSecond(1_753_230_546L))
        .expirationDate(LocalDate.of(2027, 2, 3))
        .contextLength(262_144L)
        .maxCompletionTokens(32_768L)
        .inputModalities(List.of("text", "image"))
        .outputModalities(List.of("text"))
        .supportedParameters(List.of("tools", "reasoning"))
        .pricing(
            Pricing.of(
                Map.of("prompt", new Price.Exact(new BigDecimal("0.00000022"))),
                List.of(
                    PriceOverride.of(
                        Map.of("min_prompt_tokens", 200_000),
                        Map.of("prompt", Price.parse("-1"))))))
        .staticScore(StaticScore.of(Map.of("prestige", 68)));
  }

  /** A config in which every field has a random value, or at times none. */
  static LlmConfig random(Random random) {
    LlmConfigBuilder config =
        LlmConfig.builder()
            .id(random.nextInt())
            .name("n" + text(random))
            .description(text(random))
            .billingTier(random.nextBoolean() ? BillingTier.FREE : BillingTier.PREMIUM)
            .anonymousEnabled(random.nextBoolean())
            .seoEnabled(random.nextBoolean())
            .quotaReserveTokens(random.nextInt(Integer.MAX_VALUE))
            .provider("p" + text(random))
            .modelName("m" + text(random))
            .apiKey(text(random))
            .apiBase(text(random))
            .rpm(random.nextInt(1_000))
            .tpm(random.nextInt(Integer.MAX_VALUE))
            .litellmParams(object(random, 3))
            .systemInstructions(text(random))
            .useDefaultSystemInstructions(random.nextBoolean())
            .citationsEnabled(random.nextBoolean())
            .routerPoolEligible(random.nextBoolean())
            .openrouterDynamic(random.nextBoolean())
            .autoPinTier(
                List.of(AutoPinTier.A, AutoPinTier.B, AutoPinTier.C).get(random.nextInt(3)))
            .healthGated(random.nextBoolean())
            .inputModalities(texts(random))
            .outputModalities(texts(random))
            .supportedParameters(texts(random))
            .pricing(pricing(random));
    if (random.nextBoolean()) {
      config
          .seoSlug(text(random))
          .qualityScoreStatic(random.nextInt(101))
          .qualityScoreHealth(random.nextDouble(100))
          .qualityScore(random.nextInt(101))
          .canonicalSlug(text(random));
    }
    if (random.nextBoolean()) {
      config
          .created(Instant.ofEpochSecond(random.nextLong(-1L << 40, 1L << 40)))
          .expirationDate(LocalDate.ofEpochDay(random.nextInt(100_000)))
          .contextLength(random.nextLong(Long.MAX_VALUE))
          .maxCompletionTokens(random.nextLong(1_000_000))
          .staticScore(StaticScore.of(Map.of("a" + text(random), random.nextInt(-50, 50))));
    }
    return config.build();
  }

  private static Pricing pricing(Random random) {
    List<PriceOverride> overrides = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      overrides.add(
          PriceOverride.of(
              Map.of("min_prompt_tokens", random.nextInt(1_000_000), "load", random.nextDouble()),
              prices(random)));
    }
    return Pricing.of(prices(random), overrides);
  }

  private static Map<String, Price> prices(Random random) {
    Map<String, Price> prices = new LinkedHashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String amount = random.nextInt(10_000) + "e" + random.nextInt(-20, 10);
      prices.put(
          "price" + random.nextInt(100),
          Price.parse(List.of(amount, "-" + amount, text(random)).get(random.nextInt(3))));
    }
    return prices;
  }

  /** Only numbers whose Java type JSON keeps: an int, a long beyond int, a double. */
  private static Map<String, Object> object(Random random, int depth) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Object value =
          switch (random.nextInt(depth == 0 ? 5 : 7)) {
            case 0 -> random.nextInt();
            case 1 -> (1L << 40) + random.nextInt();
            case 2 -> random.nextGaussian();
            case 3 -> random.nextBoolean();
            case 4 -> text(random);
            case 5 -> List.of(text(random), object(random, depth - 1));
            default -> object(random, depth - 1);
          };
      object.put(text(random) + i, value);
    }
    return object;
  }

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(text(random));
    }
    return texts;
  }

  /** Text with what JSON must escape, and with characters of every length. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(
          List.of("a", "B", "é", "模", "😀", "\"", "\\", "\n", "\u0000", " ", "/")
              .get(random.nextInt(11)));
    }
    return text.toString();
  }
}
