package io.openroutercatalog.generate;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.client.ModelEntry;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** Decides which models an agent can use; rules: docs/rules.md, "Which models become configs". */
final class ModelFilter {
  private final ModelFilters filters;
  private final CatalogPolicy policy;

  ModelFilter(ModelFilters filters, CatalogPolicy policy) {
    this.filters = filters;
    this.policy = policy;
  }

  /** {@return all reasons against a model, none where it is to be listed} */
  Set<ExclusionReason> reasonsAgainst(ModelEntry model, LocalDate today) {
    Set<ExclusionReason> reasons = EnumSet.noneOf(ExclusionReason.class);
    if (!policy.listAliases() && model.alias()) {
      reasons.add(ExclusionReason.ALIAS);
    }
    String[] nameAndVariants = model.id().split(":", -1);
    if (Arrays.stream(nameAndVariants).skip(1).anyMatch(policy.excludedVariants()::contains)) {
      reasons.add(ExclusionReason.VARIANT);
    }
    LocalDate expiration = model.expirationDate();
    if (!policy.listExpired() && expiration != null && expiration.isBefore(today)) {
      reasons.add(ExclusionReason.EXPIRED);
    }
    if (!filters.outputModalities().equals(model.outputModalities())) {
      reasons.add(ExclusionReason.OUTPUT_MODALITY);
    }
    if (!model.supportedParameters().containsAll(filters.requiredParameters())) {
      reasons.add(ExclusionReason.TOOL_CALLING);
    }
    Long context = model.contextLength();
    if ((context == null ? 0 : context) < filters.minContextLength()) {
      reasons.add(ExclusionReason.CONTEXT_LENGTH);
    }
    if (filters.excludedProviders().contains(model.provider())) {
      reasons.add(ExclusionReason.PROVIDER);
    }
    if (filters.excludedModelIds().contains(model.id())) {
      reasons.add(ExclusionReason.MODEL_ID);
    }
    if (filters.excludedSuffixes().stream().anyMatch(nameAndVariants[0]::endsWith)) {
      reasons.add(ExclusionReason.SUFFIX);
    }
    return reasons;
  }
}
