package io.openroutercatalog.find;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a query asks for. Changed only before the query that holds it is made. Checking a config
 * allocates nothing.
 */
final class Criteria {
  ModelKind kind = ModelKind.CHAT;
  @Nullable BillingTier tier;
  List<String> authors = List.of();
  @Nullable String text;
  long leastContext;
  long leastOutput;
  List<String> parameters = List.of();
  List<String> inputs = List.of();
  @Nullable BigDecimal mostPerPromptToken;
  @Nullable BigDecimal mostPerCompletionToken;
  int leastScore;
  boolean healthy;
  boolean inRouterPool;
  @Nullable LocalDate servedUntil;

  // Derived, so that checking a config is short.
  private String[] parameterArray = {};
  private String[] inputArray = {};
  private boolean asksForNames;
  private boolean asksForAbilities;
  private boolean asksForPrices;
  private boolean asksForState;

  Criteria() {}

  Criteria(Criteria from) {
    kind = from.kind;
    tier = from.tier;
    authors = from.authors;
    text = from.text;
    leastContext = from.leastContext;
    leastOutput = from.leastOutput;
    parameters = from.parameters;
    inputs = from.inputs;
    mostPerPromptToken = from.mostPerPromptToken;
    mostPerCompletionToken = from.mostPerCompletionToken;
    leastScore = from.leastScore;
    healthy = from.healthy;
    inRouterPool = from.inRouterPool;
    servedUntil = from.servedUntil;
  }

  /** {@return these criteria, which are not changed any more} */
  Criteria complete() {
    parameterArray = parameters.toArray(String[]::new);
    inputArray = inputs.toArray(String[]::new);
    asksForNames = text != null || !authors.isEmpty();
    asksForAbilities =
        leastContext > 0 || leastOutput > 0 || !parameters.isEmpty() || !inputs.isEmpty();
    asksForPrices = mostPerPromptToken != null || mostPerCompletionToken != null;
    asksForState = leastScore > 0 || inRouterPool || servedUntil != null;
    return this;
  }

  /** {@return the first condition that a config does not meet, or null if it meets all} */
  @Nullable QueryCondition unmet(LlmConfig config) {
    if (config.kind() != kind) {
      return QueryCondition.KIND;
    }
    if (tier != null && config.billingTier() != tier) {
      return QueryCondition.TIER;
    }
    if (healthy && config.healthGated()) {
      return QueryCondition.HEALTH;
    }
    // Most queries have few parts, so what is not asked for is passed over in groups.
    QueryCondition unmet = asksForNames ? unmetOfNames(config) : null;
    if (unmet == null && asksForAbilities) {
      unmet = unmetOfAbilities(config);
    }
    if (unmet == null && asksForPrices) {
      unmet = unmetOfPrices(config);
    }
    return unmet == null && asksForState ? unmetOfState(config) : unmet;
  }

  private @Nullable QueryCondition unmetOfNames(LlmConfig config) {
    if (!authors.isEmpty() && !isByAny(config.modelName())) {
      return QueryCondition.AUTHOR;
    }
    return text != null && !contains(config.modelName(), text) && !contains(config.name(), text)
        ? QueryCondition.TEXT
        : null;
  }

  private @Nullable QueryCondition unmetOfAbilities(LlmConfig config) {
    if (leastContext > 0 && isLess(config.contextLength(), leastContext)) {
      return QueryCondition.CONTEXT;
    }
    if (leastOutput > 0 && isLess(config.maxCompletionTokens(), leastOutput)) {
      return QueryCondition.OUTPUT;
    }
    if (parameterArray.length > 0 && !hasAll(config.supportedParameters(), parameterArray)) {
      return QueryCondition.PARAMETERS;
    }
    return inputArray.length > 0 && !hasAll(config.inputModalities(), inputArray)
        ? QueryCondition.INPUTS
        : null;
  }

  private @Nullable QueryCondition unmetOfPrices(LlmConfig config) {
    if (mostPerPromptToken != null && isAbove(config.pricing().prompt(), mostPerPromptToken)) {
      return QueryCondition.PROMPT_PRICE;
    }
    return mostPerCompletionToken != null
            && isAbove(config.pricing().completion(), mostPerCompletionToken)
        ? QueryCondition.COMPLETION_PRICE
        : null;
  }

  private @Nullable QueryCondition unmetOfState(LlmConfig config) {
    if (leastScore > 0 && config.qualityScore() < leastScore) {
      return QueryCondition.SCORE;
    }
    if (inRouterPool && !config.routerPoolEligible()) {
      return QueryCondition.ROUTER_POOL;
    }
    LocalDate end = servedUntil == null ? null : config.expirationDate();
    return end != null && end.isBefore(servedUntil) ? QueryCondition.EXPIRATION : null;
  }

  /** The author is what stands before the "/", without the mark of an alias. */
  private boolean isByAny(String modelId) {
    int start = modelId.startsWith("~") ? 1 : 0;
    for (int i = 0; i < authors.size(); i++) {
      String author = authors.get(i);
      int end = start + author.length();
      if (modelId.startsWith(author, start)
          && end < modelId.length()
          && modelId.charAt(end) == '/') {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(String whole, String part) {
    for (int i = 0; i <= whole.length() - part.length(); i++) {
      if (whole.regionMatches(true, i, part, 0, part.length())) {
        return true;
      }
    }
    return false;
  }

  /** An unknown number counts as 0. */
  private static boolean isLess(@Nullable Long number, long least) {
    return number == null || number < least;
  }

  private static boolean hasAll(List<String> stated, String[] wanted) {
    for (String name : wanted) {
      if (!stated.contains(name)) {
        return false;
      }
    }
    return true;
  }

  /** A price that is not known is above any limit. */
  private static boolean isAbove(@Nullable Price price, BigDecimal most) {
    return !(price instanceof Price.Exact exact) || exact.usd().compareTo(most) > 0;
  }

  private List<@Nullable Object> values() {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(kind);
    values.add(tier);
    values.add(authors);
    values.add(text);
    values.add(leastContext);
    values.add(leastOutput);
    values.add(parameters);
    values.add(inputs);
    values.add(mostPerPromptToken);
    values.add(mostPerCompletionToken);
    values.add(leastScore);
    values.add(healthy);
    values.add(inRouterPool);
    values.add(servedUntil);
    return values;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Criteria that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  /** {@return the parts that are asked for} */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    add(parts, "kind", kind == ModelKind.CHAT ? null : kind.jsonName());
    add(parts, "tier", tier == null ? null : tier.jsonName());
    add(parts, "by", authors.isEmpty() ? null : authors);
    add(parts, "containing", text);
    add(parts, "context >=", leastContext == 0 ? null : leastContext);
    add(parts, "output >=", leastOutput == 0 ? null : leastOutput);
    add(parts, "supporting", parameters.isEmpty() ? null : parameters);
    add(parts, "accepting", inputs.isEmpty() ? null : inputs);
    add(parts, "USD per prompt token <=", mostPerPromptToken);
    add(parts, "USD per completion token <=", mostPerCompletionToken);
    add(parts, "score >=", leastScore == 0 ? null : leastScore);
    add(parts, "healthy", healthy ? "" : null);
    add(parts, "in router pool", inRouterPool ? "" : null);
    add(parts, "served until", servedUntil);
    return parts.isEmpty() ? "all" : String.join(", ", parts);
  }

  private static void add(List<String> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.add((name + " " + value).strip());
    }
  }
}
