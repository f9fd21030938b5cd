package io.openroutercatalog;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The choices where this library deliberately differs from the reference, the Python service it
 * comes from. {@link #standard()} has this library's improvements. {@link #reference()} has the
 * reference's own rules, so that a migrating application keeps its list and its ids. Immutable.
 */
public final class CatalogPolicy {
  private static final CatalogPolicy STANDARD = new CatalogPolicy(new Values());
  private static final CatalogPolicy REFERENCE =
      STANDARD
          .withTierPolicy(TierPolicy.TEXT_ZERO)
          .withZeroPriceHold(Duration.ZERO)
          .withIdPolicy(IdPolicy.LIST_ORDER)
          .withHealthPolicy(HealthPolicy.REFERENCE)
          .withNamePolicy(NamePolicy.REFERENCE)
          .withHealthSchedule(HealthSchedule.FIXED)
          .withListAliases(true)
          .withListExpired(true)
          .withExcludedVariants(Set.of());

  private final Values values;

  private CatalogPolicy(Values values) {
    this.values = values;
  }

  private CatalogPolicy with(Consumer<Values> change) {
    Values copy = new Values(values);
    change.accept(copy);
    return new CatalogPolicy(copy);
  }

  /** {@return this library's own policy, the default} */
  public static CatalogPolicy standard() {
    return STANDARD;
  }

  /** {@return the reference's policy} */
  public static CatalogPolicy reference() {
    return REFERENCE;
  }

  /** {@return how free models are told from premium ones} */
  public TierPolicy tierPolicy() {
    return values.tierPolicy;
  }

  /**
   * Changes {@link #tierPolicy()}, setting {@code tier_policy}.
   *
   * @param tierPolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withTierPolicy(TierPolicy tierPolicy) {
    return with(to -> to.tierPolicy = Objects.requireNonNull(tierPolicy, "tierPolicy"));
  }

  /**
   * {@return how long a price of zero has to last, at least, before a premium model counts as free;
   * 24 hours under the standard policy, zero to believe it at once} In addition two later lists
   * have to repeat the price. A model whose id ends with {@code :free} is free at once.
   */
  public Duration zeroPriceHold() {
    return values.zeroPriceHold;
  }

  /**
   * Changes {@link #zeroPriceHold()}, setting {@code zero_price_hold_hours}.
   *
   * @param zeroPriceHold the new value, not negative, at most 3650 days
   * @return a copy with it
   */
  public CatalogPolicy withZeroPriceHold(Duration zeroPriceHold) {
    Duration checked =
        SettingChecks.upTo("zero_price_hold_hours", zeroPriceHold, Duration.ofDays(3650));
    return with(to -> to.zeroPriceHold = checked);
  }

  /** {@return which model gets which id if two collide} */
  public IdPolicy idPolicy() {
    return values.idPolicy;
  }

  /**
   * Changes {@link #idPolicy()}, setting {@code id_policy}.
   *
   * @param idPolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withIdPolicy(IdPolicy idPolicy) {
    return with(to -> to.idPolicy = Objects.requireNonNull(idPolicy, "idPolicy"));
  }

  /** {@return which context length decides whether a model is listed, and counts for its score} */
  public ContextRule contextRule() {
    return values.contextRule;
  }

  /**
   * Changes {@link #contextRule()}, setting {@code context_rule}.
   *
   * @param contextRule the new value
   * @return a copy with it
   */
  public CatalogPolicy withContextRule(ContextRule contextRule) {
    return with(to -> to.contextRule = Objects.requireNonNull(contextRule, "contextRule"));
  }

  /** {@return how the names of models and authors are read} */
  public NamePolicy namePolicy() {
    return values.namePolicy;
  }

  /**
   * Changes {@link #namePolicy()}, setting {@code name_policy}.
   *
   * @param namePolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withNamePolicy(NamePolicy namePolicy) {
    return with(to -> to.namePolicy = Objects.requireNonNull(namePolicy, "namePolicy"));
  }

  /** {@return what the static quality score goes by} */
  public ScorePolicy scorePolicy() {
    return values.scorePolicy;
  }

  /**
   * Changes {@link #scorePolicy()}, setting {@code score_policy}.
   *
   * @param scorePolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withScorePolicy(ScorePolicy scorePolicy) {
    return with(to -> to.scorePolicy = Objects.requireNonNull(scorePolicy, "scorePolicy"));
  }

  /** {@return how the endpoints of a model are read as its health} */
  public HealthPolicy healthPolicy() {
    return values.healthPolicy;
  }

  /**
   * Changes {@link #healthPolicy()}, setting {@code health_policy}.
   *
   * @param healthPolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withHealthPolicy(HealthPolicy healthPolicy) {
    return with(to -> to.healthPolicy = Objects.requireNonNull(healthPolicy, "healthPolicy"));
  }

  /** {@return when the health of a model is measured} */
  public HealthSchedule healthSchedule() {
    return values.healthSchedule;
  }

  /**
   * Changes {@link #healthSchedule()}, setting {@code health_schedule}.
   *
   * @param healthSchedule the new value
   * @return a copy with it
   */
  public CatalogPolicy withHealthSchedule(HealthSchedule healthSchedule) {
    return with(to -> to.healthSchedule = Objects.requireNonNull(healthSchedule, "healthSchedule"));
  }

  /**
   * {@return whether pointers to other rows ({@code ~…}, or with an {@code alias_target}) are
   * listed too}
   */
  public boolean listAliases() {
    return values.listAliases;
  }

  /**
   * Changes {@link #listAliases()}, setting {@code list_aliases}.
   *
   * @param listAliases the new value
   * @return a copy with it
   */
  public CatalogPolicy withListAliases(boolean listAliases) {
    return with(to -> to.listAliases = listAliases);
  }

  /** {@return whether models are listed whose expiration date has passed} */
  public boolean listExpired() {
    return values.listExpired;
  }

  /**
   * Changes {@link #listExpired()}, setting {@code list_expired}.
   *
   * @param listExpired the new value
   * @return a copy with it
   */
  public CatalogPolicy withListExpired(boolean listExpired) {
    return with(to -> to.listExpired = listExpired);
  }

  /**
   * {@return variants (the parts of an id after a ":") that are left out; {@code batch} under the
   * standard policy, since those refuse chat completions}
   */
  public Set<String> excludedVariants() {
    return values.excludedVariants;
  }

  /**
   * Changes {@link #excludedVariants()}, setting {@code excluded_variants}.
   *
   * @param excludedVariants the new value
   * @return a copy with it
   */
  public CatalogPolicy withExcludedVariants(Set<String> excludedVariants) {
    return with(to -> to.excludedVariants = Set.copyOf(excludedVariants));
  }

  private List<Object> all() {
    return List.of(
        values.tierPolicy,
        values.zeroPriceHold,
        values.idPolicy,
        values.contextRule,
        values.namePolicy,
        values.scorePolicy,
        values.healthPolicy,
        values.healthSchedule,
        values.listAliases,
        values.listExpired,
        values.excludedVariants);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatalogPolicy that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }

  @Override
  public String toString() {
    return "CatalogPolicy" + all();
  }

  /** The values, which never change once they are part of a policy; at first the standard ones. */
  private static final class Values {
    private TierPolicy tierPolicy = TierPolicy.NUMERIC_ZERO;
    private Duration zeroPriceHold = Duration.ofHours(24);
    private IdPolicy idPolicy = IdPolicy.REMEMBERED;
    private ContextRule contextRule = ContextRule.LISTED;
    private NamePolicy namePolicy = NamePolicy.CLEAN;
    private ScorePolicy scorePolicy = ScorePolicy.FACTS;
    private HealthPolicy healthPolicy = HealthPolicy.THREE_VALUED;
    private HealthSchedule healthSchedule = HealthSchedule.ADAPTIVE;
    private boolean listAliases;
    private boolean listExpired;
    private Set<String> excludedVariants = Set.of("batch");

    private Values() {}

    private Values(Values from) {
      tierPolicy = from.tierPolicy;
      zeroPriceHold = from.zeroPriceHold;
      idPolicy = from.idPolicy;
      contextRule = from.contextRule;
      namePolicy = from.namePolicy;
      scorePolicy = from.scorePolicy;
      healthPolicy = from.healthPolicy;
      healthSchedule = from.healthSchedule;
      listAliases = from.listAliases;
      listExpired = from.listExpired;
      excludedVariants = from.excludedVariants;
    }
  }
}
