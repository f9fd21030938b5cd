package io.openroutercatalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The choices where this library deliberately differs from the reference, the Python service it
 * comes from. {@link #standard()} is the better set; {@link #reference()} gives the reference's
 * rules back, so that a migrating application keeps its list and its ids. Immutable.
 */
public final class CatalogPolicy {
  private static final CatalogPolicy STANDARD =
      new CatalogPolicy(
          TierPolicy.NUMERIC_ZERO,
          IdPolicy.REMEMBERED,
          HealthPolicy.THREE_VALUED,
          false,
          false,
          Set.of("batch"));
  private static final CatalogPolicy REFERENCE =
      new CatalogPolicy(
          TierPolicy.TEXT_ZERO, IdPolicy.LIST_ORDER, HealthPolicy.REFERENCE, true, true, Set.of());

  private final TierPolicy tierPolicy;
  private final IdPolicy idPolicy;
  private final HealthPolicy healthPolicy;
  private final boolean listAliases;
  private final boolean listExpired;
  private final Set<String> excludedVariants;

  private CatalogPolicy(
      TierPolicy tierPolicy,
      IdPolicy idPolicy,
      HealthPolicy healthPolicy,
      boolean listAliases,
      boolean listExpired,
      Set<String> excludedVariants) {
    this.tierPolicy = tierPolicy;
    this.idPolicy = idPolicy;
    this.healthPolicy = healthPolicy;
    this.listAliases = listAliases;
    this.listExpired = listExpired;
    this.excludedVariants = excludedVariants;
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
    return tierPolicy;
  }

  /**
   * Changes {@link #tierPolicy()}, setting {@code tier_policy}.
   *
   * @param tierPolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withTierPolicy(TierPolicy tierPolicy) {
    return new CatalogPolicy(
        tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, excludedVariants);
  }

  /** {@return who gets which id when two collide} */
  public IdPolicy idPolicy() {
    return idPolicy;
  }

  /**
   * Changes {@link #idPolicy()}, setting {@code id_policy}.
   *
   * @param idPolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withIdPolicy(IdPolicy idPolicy) {
    return new CatalogPolicy(
        tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, excludedVariants);
  }

  /** {@return how the endpoints of a model are read as its health} */
  public HealthPolicy healthPolicy() {
    return healthPolicy;
  }

  /**
   * Changes {@link #healthPolicy()}, setting {@code health_policy}.
   *
   * @param healthPolicy the new value
   * @return a copy with it
   */
  public CatalogPolicy withHealthPolicy(HealthPolicy healthPolicy) {
    return new CatalogPolicy(
        tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, excludedVariants);
  }

  /**
   * {@return whether pointers to other rows ({@code ~…}, or with an {@code alias_target}) are
   * listed too}
   */
  public boolean listAliases() {
    return listAliases;
  }

  /**
   * Changes {@link #listAliases()}, setting {@code list_aliases}.
   *
   * @param listAliases the new value
   * @return a copy with it
   */
  public CatalogPolicy withListAliases(boolean listAliases) {
    return new CatalogPolicy(
        tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, excludedVariants);
  }

  /** {@return whether models are listed whose expiration date has passed} */
  public boolean listExpired() {
    return listExpired;
  }

  /**
   * Changes {@link #listExpired()}, setting {@code list_expired}.
   *
   * @param listExpired the new value
   * @return a copy with it
   */
  public CatalogPolicy withListExpired(boolean listExpired) {
    return new CatalogPolicy(
        tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, excludedVariants);
  }

  /**
   * {@return variants (the parts of an id after a ":") that are left out; {@code batch} under the
   * standard policy, since those refuse chat completions}
   */
  public Set<String> excludedVariants() {
    return excludedVariants;
  }

  /**
   * Changes {@link #excludedVariants()}, setting {@code excluded_variants}.
   *
   * @param excludedVariants the new value
   * @return a copy with it
   */
  public CatalogPolicy withExcludedVariants(Set<String> excludedVariants) {
    return new CatalogPolicy(
        tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, Set.copyOf(excludedVariants));
  }

  private List<Object> values() {
    return List.of(tierPolicy, idPolicy, healthPolicy, listAliases, listExpired, excludedVariants);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatalogPolicy that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return "CatalogPolicy" + values();
  }
}
