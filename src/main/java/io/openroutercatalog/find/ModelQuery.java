package io.openroutercatalog.find;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.internal.base.ArgumentChecks;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which configs a job can use, and in which order. A config has to meet every part; a value that it
 * does not state fails the part.
 *
 * <pre>{@code
 * ModelQuery vision = ModelQuery.all().supporting("tools").accepting("image").contextAtLeast(200_000);
 *
 * LlmConfig cheapest = vision.cheapestFirst().first(catalog);
 * }</pre>
 *
 * <p>Immutable, reusable and safe for use by many threads: each method gives another query.
 */
public final class ModelQuery {
  private static final ModelQuery ALL = new ModelQuery(new Criteria(), ModelOrder.LISTED);
  private static final int TO_PER_TOKEN = 6;

  /** No real catalogue is larger, so that a list seldom has to grow. */
  private static final int USUAL_SIZE = 600;

  private final Criteria criteria;
  private final ModelOrder order;

  private ModelQuery(Criteria criteria, ModelOrder order) {
    this.criteria = criteria.complete();
    this.order = order;
  }

  /** {@return the query that all chat configs meet, in the order of the list} */
  public static ModelQuery all() {
    return ALL;
  }

  private ModelQuery with(Consumer<Criteria> change) {
    Criteria changed = new Criteria(criteria);
    change.accept(changed);
    return new ModelQuery(changed, order);
  }

  /** {@return this query for models of a kind; without this, for those for chat} */
  public ModelQuery ofKind(ModelKind kind) {
    Objects.requireNonNull(kind, "kind");
    return with(to -> to.kind = kind);
  }

  /** {@return this query for models of a tier} */
  public ModelQuery tier(BillingTier tier) {
    Objects.requireNonNull(tier, "tier");
    return with(to -> to.tier = tier);
  }

  /** {@return this query for models that cost nothing} */
  public ModelQuery free() {
    return tier(BillingTier.FREE);
  }

  /** {@return this query for models that are paid for, or are not certainly free} */
  public ModelQuery premium() {
    return tier(BillingTier.PREMIUM);
  }

  /**
   * Asks for models of some authors; replaces those that were asked for before.
   *
   * @param authors what stands before the "/" of a model's id, such as {@code openai}; at least one
   * @return the query
   */
  public ModelQuery by(String... authors) {
    List<String> all = List.of(authors);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("authors must not be empty");
    }
    return with(to -> to.authors = all);
  }

  /**
   * Asks for a text in the model's id or in its name, ignoring case.
   *
   * @param text any text; all models have the empty one
   * @return the query
   */
  public ModelQuery containing(String text) {
    Objects.requireNonNull(text, "text");
    return with(to -> to.text = text);
  }

  /**
   * Asks for a context window; one that is not known counts as 0.
   *
   * @param tokens 0 or more
   * @return the query
   */
  public ModelQuery contextAtLeast(long tokens) {
    long least = ArgumentChecks.inRange("tokens", tokens, 0, Long.MAX_VALUE);
    return with(to -> to.leastContext = least);
  }

  /**
   * Asks for the length of a completion; one that is not known counts as 0.
   *
   * @param tokens 0 or more
   * @return the query
   */
  public ModelQuery outputAtLeast(long tokens) {
    long least = ArgumentChecks.inRange("tokens", tokens, 0, Long.MAX_VALUE);
    return with(to -> to.leastOutput = least);
  }

  /**
   * Asks for request parameters, in addition to those that were asked for before.
   *
   * @param parameters such as {@code tools}, {@code structured_outputs}
   * @return the query
   */
  public ModelQuery supporting(String... parameters) {
    List<String> all = joined(criteria.parameters, parameters);
    return with(to -> to.parameters = all);
  }

  /**
   * Asks for inputs that a model accepts, in addition to those that were asked for before.
   *
   * @param modalities such as {@code image}, {@code file}
   * @return the query
   */
  public ModelQuery accepting(String... modalities) {
    List<String> all = joined(criteria.inputs, modalities);
    return with(to -> to.inputs = all);
  }

  private static List<String> joined(List<String> before, String... more) {
    Set<String> all = new LinkedHashSet<>(before);
    all.addAll(List.of(more));
    return List.copyOf(all);
  }

  /**
   * Asks for a price of the prompt, without conditional prices. One that is not known is too high.
   *
   * @param usdPerMillion USD per million tokens, inclusive, 0 or more
   * @return the query
   */
  public ModelQuery promptPriceAtMost(BigDecimal usdPerMillion) {
    BigDecimal most = perToken(usdPerMillion);
    return with(to -> to.mostPerPromptToken = most);
  }

  /**
   * Asks for a price of the completion, without conditional prices. One that is not known is too
   * high.
   *
   * @param usdPerMillion USD per million tokens, inclusive, 0 or more
   * @return the query
   */
  public ModelQuery completionPriceAtMost(BigDecimal usdPerMillion) {
    BigDecimal most = perToken(usdPerMillion);
    return with(to -> to.mostPerCompletionToken = most);
  }

  private static BigDecimal perToken(BigDecimal usdPerMillion) {
    if (usdPerMillion.signum() < 0) {
      throw new IllegalArgumentException("usdPerMillion must be 0 or more, was " + usdPerMillion);
    }
    return usdPerMillion.movePointLeft(TO_PER_TOKEN).stripTrailingZeros();
  }

  /**
   * Asks for a quality.
   *
   * @param score of {@link LlmConfig#qualityScore()}, 0–100
   * @return the query
   */
  public ModelQuery scoreAtLeast(int score) {
    int least = ArgumentChecks.score("score", score);
    return with(to -> to.leastScore = least);
  }

  /** {@return this query for models that are not known to be down; unknown ones are not} */
  public ModelQuery healthy() {
    return with(to -> to.healthy = true);
  }

  /** {@return this query for models over which a router may spread load} */
  public ModelQuery inRouterPool() {
    return with(to -> to.inRouterPool = true);
  }

  /**
   * Asks for models that are not announced to end before a day.
   *
   * @param day on which a model is still to be served (UTC)
   * @return the query
   */
  public ModelQuery servedUntil(LocalDate day) {
    Objects.requireNonNull(day, "day");
    return with(to -> to.servedUntil = day);
  }

  /** {@return this query in another order} */
  public ModelQuery inOrder(ModelOrder newOrder) {
    return new ModelQuery(criteria, Objects.requireNonNull(newOrder, "newOrder"));
  }

  /** {@return this query in the order of {@link ModelOrder#PRICE}} */
  public ModelQuery cheapestFirst() {
    return inOrder(ModelOrder.PRICE);
  }

  /** {@return this query in the order of {@link ModelOrder#SCORE}} */
  public ModelQuery bestFirst() {
    return inOrder(ModelOrder.SCORE);
  }

  /** {@return whether a config meets every part} */
  public boolean matches(LlmConfig config) {
    return criteria.unmet(config) == null;
  }

  /** {@return the first part that a config does not meet, or null if it meets all} */
  public @Nullable QueryCondition unmet(LlmConfig config) {
    return criteria.unmet(config);
  }

  /** {@return what a catalogue has at present, in order} */
  public List<LlmConfig> list(Catalog catalog) {
    return list(catalog.snapshot());
  }

  /** {@return what a snapshot has, in order} */
  public List<LlmConfig> list(CatalogSnapshot snapshot) {
    List<LlmConfig> configs = snapshot.configs();
    LlmConfig[] found = new LlmConfig[Math.min(configs.size(), USUAL_SIZE)];
    int count = 0;
    for (int i = 0; i < configs.size(); i++) {
      LlmConfig config = configs.get(i);
      if (criteria.unmet(config) == null) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = config;
      }
    }
    Comparator<LlmConfig> comparator = order.comparator();
    if (comparator != null) {
      Arrays.sort(found, 0, count, comparator);
    }
    return List.of(count == found.length ? found : Arrays.copyOf(found, count));
  }

  /** {@return the first that a catalogue has at present, or null if there is none} */
  public @Nullable LlmConfig first(Catalog catalog) {
    return first(catalog.snapshot());
  }

  /** {@return the first that a snapshot has, or null if there is none} */
  public @Nullable LlmConfig first(CatalogSnapshot snapshot) {
    List<LlmConfig> configs = snapshot.configs();
    Comparator<LlmConfig> comparator = order.comparator();
    LlmConfig first = null;
    for (int i = 0; i < configs.size(); i++) {
      LlmConfig config = configs.get(i);
      if (criteria.unmet(config) == null
          && (first == null || (comparator != null && comparator.compare(config, first) < 0))) {
        first = config;
      }
    }
    return first;
  }

  /** {@return how many a catalogue has at present} */
  public int count(Catalog catalog) {
    return count(catalog.snapshot());
  }

  /** {@return how many a snapshot has} */
  public int count(CatalogSnapshot snapshot) {
    List<LlmConfig> configs = snapshot.configs();
    int count = 0;
    for (int i = 0; i < configs.size(); i++) {
      count += criteria.unmet(configs.get(i)) == null ? 1 : 0;
    }
    return count;
  }

  /** {@return what a catalogue has at present, in order} */
  public Stream<LlmConfig> stream(Catalog catalog) {
    return list(catalog).stream();
  }

  /** {@return what a snapshot has, in order} */
  public Stream<LlmConfig> stream(CatalogSnapshot snapshot) {
    return list(snapshot).stream();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ModelQuery that
        && criteria.equals(that.criteria)
        && order == that.order;
  }

  @Override
  public int hashCode() {
    return Objects.hash(criteria, order);
  }

  /** {@return its parts and its order, for logs} */
  @Override
  public String toString() {
    return "ModelQuery[" + criteria + "; by " + order.name().toLowerCase(Locale.ROOT) + "]";
  }
}
