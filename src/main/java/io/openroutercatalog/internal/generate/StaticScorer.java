package io.openroutercatalog.internal.generate;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.internal.base.OrderedMap;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The quality of a model by its stated facts. Every number is that of the reference, the Python
 * service that this library comes from; see docs/rules.md, "Static score". Immutable.
 */
final class StaticScorer implements RowScorer {
  /** The real name of an author that the reference knows by another one. */
  private static final String MOONSHOT = "moonshotai";

  private static final Map<String, Integer> PRESTIGE =
      byName(
          Map.of(
              50, "openai anthropic google x-ai",
              38, "deepseek qwen meta-llama mistralai cohere nvidia alibaba",
              28, "microsoft 01-ai minimax moonshot z-ai nousresearch ai21 perplexity",
              18, "liquid cognitivecomputations venice inflection"));

  private static final Map<String, Integer> OPERATOR_PRESTIGE =
      byName(
          Map.of(
              50, "AZURE_OPENAI OPENAI ANTHROPIC GOOGLE VERTEX_AI GEMINI XAI",
              38, "MISTRAL DEEPSEEK COHERE",
              30, "GROQ",
              28, "TOGETHER_AI FIREWORKS_AI PERPLEXITY MINIMAX BEDROCK",
              25, "OPENROUTER",
              12, "OLLAMA CUSTOM"));

  private static final int OTHER_PRESTIGE = 15;

  private static final long SECONDS_OF_A_DAY = 86_400;

  /** The points of a model that was added at most so many days ago. */
  private static final NavigableMap<Long, Integer> RECENCY_UP_TO_DAYS =
      new TreeMap<>(Map.of(60L, 20, 180L, 16, 365L, 12, 540L, 9, 730L, 6, 1095L, 3));

  /**
   * The points of a model that costs at least so many USD for a million prompt tokens plus a
   * million completion tokens.
   */
  private static final NavigableMap<BigDecimal, Integer> PRICING_FROM_USD =
      new TreeMap<>(
          Map.of(
              new BigDecimal("20"),
              15,
              new BigDecimal("5"),
              12,
              new BigDecimal("1"),
              9,
              new BigDecimal("0.3"),
              6,
              new BigDecimal("0.05"),
              4,
              BigDecimal.ZERO,
              2));

  /** The points of a model with a context of at least so many tokens. */
  private static final NavigableMap<Long, Integer> CONTEXT_FROM_TOKENS =
      new TreeMap<>(Map.of(1_000_000L, 10, 400_000L, 8, 200_000L, 6, 128_000L, 4, 100_000L, 2));

  /** The points of any operator config, in place of recency and capabilities. */
  private static final int OPERATOR_POINTS = 20;

  /**
   * Marks of small, old, unaligned or unfinished models; not -mini, -nano, -lite, which are in the
   * names of current frontier models.
   */
  private static final List<String> PENALTY_MARKS =
      List.of(
          "-1b-",
          "-1.2b-",
          "-1.5b-",
          "-2b-",
          "-3b-",
          "gemma-3n",
          "lfm-",
          "-base",
          "-distill",
          ":nitro",
          "-preview");

  private static final int PENALTY = -10;

  private static final List<String> COMPONENTS =
      List.of("prestige", "recency", "pricing", "context", "capabilities", "penalty");

  private static final List<String> OPERATOR_COMPONENTS =
      List.of("prestige", "operator", "pricing", "context", "penalty");

  private final RowReading reading;

  StaticScorer(CatalogPolicy policy) {
    this.reading = new RowReading(policy);
  }

  @Override
  public StaticScore score(ModelRow model, Instant now) {
    return score(
        COMPONENTS,
        prestige(reading.author(model.modelId()).toLowerCase(Locale.ROOT)),
        recency(model.created(), now),
        pricing(model.pricing()),
        context(reading.contextLength(model)),
        capabilities(model.supportedParameters()),
        penalty(model.id()));
  }

  @Override
  public boolean isSameAt(ModelRow model, Instant one, Instant other) {
    return recency(model.created(), one) == recency(model.created(), other);
  }

  @Override
  public Map<String, String> facts(ModelRow model, Instant now) {
    return ScoreFacts.of(
        reading.author(model.modelId()),
        model.created(),
        perMillion(model.pricing()),
        reading.contextLength(model),
        model.supportedParameters(),
        penaltyMark(model.id()),
        now);
  }

  private int prestige(String author) {
    boolean moonshot = reading.cleansNames() && author.equals(MOONSHOT);
    return PRESTIGE.getOrDefault(moonshot ? "moonshot" : author, OTHER_PRESTIGE);
  }

  static StaticScore scoreOperator(LlmConfig config) {
    return score(
        OPERATOR_COMPONENTS,
        OPERATOR_PRESTIGE.getOrDefault(config.provider().toUpperCase(Locale.ROOT), OTHER_PRESTIGE),
        OPERATOR_POINTS,
        pricing(config.pricing()),
        context(config.contextLength() == null ? 0 : config.contextLength()),
        penalty(config.modelName()));
  }

  private static StaticScore score(List<String> components, Integer... points) {
    return StaticScore.of(OrderedMap.over(components, points));
  }

  private static int recency(@Nullable Instant created, Instant now) {
    if (created == null || created.getEpochSecond() <= 0) {
      return 0;
    }
    long days = Math.max(0, now.getEpochSecond() - created.getEpochSecond()) / SECONDS_OF_A_DAY;
    return points(RECENCY_UP_TO_DAYS.ceilingEntry(days));
  }

  /**
   * More expensive models tend to be more capable; free ones are ranked by the other components.
   */
  private static int pricing(Pricing pricing) {
    BigDecimal perMillion = perMillion(pricing);
    return perMillion.signum() > 0 ? points(PRICING_FROM_USD.floorEntry(perMillion)) : 0;
  }

  private static BigDecimal perMillion(Pricing pricing) {
    return amount(pricing.prompt()).add(amount(pricing.completion())).movePointRight(6);
  }

  private static BigDecimal amount(@Nullable Price price) {
    return switch (price) {
      case Price.Exact(BigDecimal usd) -> usd;
      // As in the reference: the -1 of a varying price makes the sum negative, which gives no
      // points.
      case Price.Varies(BigDecimal marker) -> marker;
      case Price.Unreadable unreadable -> BigDecimal.ZERO;
      case null -> BigDecimal.ZERO;
    };
  }

  private static int context(long contextLength) {
    return points(CONTEXT_FROM_TOKENS.floorEntry(contextLength));
  }

  private static int points(Map.@Nullable Entry<?, Integer> band) {
    return band == null ? 0 : band.getValue();
  }

  private static int capabilities(Collection<String> parameters) {
    int tools = parameters.contains("tools") ? 2 : 0;
    int structure =
        parameters.contains("structured_outputs") || parameters.contains("response_format") ? 2 : 0;
    int reasoning =
        parameters.contains("reasoning") || parameters.contains("include_reasoning") ? 1 : 0;
    return tools + structure + reasoning;
  }

  private static int penalty(String modelId) {
    return penaltyMark(modelId) == null ? 0 : PENALTY;
  }

  private static @Nullable String penaltyMark(String modelId) {
    String lowerCase = modelId.toLowerCase(Locale.ROOT);
    for (String mark : PENALTY_MARKS) {
      if (lowerCase.contains(mark)) {
        return mark;
      }
    }
    return null;
  }

  private static Map<String, Integer> byName(Map<Integer, String> namesByPoints) {
    Map<String, Integer> points = new LinkedHashMap<>();
    namesByPoints.forEach(
        (value, names) -> List.of(names.split(" ")).forEach(name -> points.put(name, value)));
    return Map.copyOf(points);
  }
}
