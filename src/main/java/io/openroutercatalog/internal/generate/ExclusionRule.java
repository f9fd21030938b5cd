package io.openroutercatalog.internal.generate;

import io.openroutercatalog.CatalogPolicy;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.model.ModelId;
import io.openroutercatalog.model.ModelRow;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which models an agent can use; rules: docs/rules.md, "Which models become configs". */
final class ExclusionRule {
  /** What a model that makes images need not meet. */
  private static final Set<ExclusionReason> CHAT_ONLY =
      Set.of(
          ExclusionReason.OUTPUT_MODALITY,
          ExclusionReason.TOOL_CALLING,
          ExclusionReason.CONTEXT_LENGTH);

  private final ModelFilters filters;
  private final CatalogPolicy policy;
  private final RowReading reading;

  ExclusionRule(ModelFilters filters, CatalogPolicy policy) {
    this.filters = filters;
    this.policy = policy;
    this.reading = new RowReading(policy);
  }

  /** {@return all reasons to exclude a model; empty if it is listed} */
  Set<ExclusionReason> reasonsAgainst(ModelRow model, LocalDate today) {
    ModelId id = model.modelId();
    Set<ExclusionReason> reasons = EnumSet.noneOf(ExclusionReason.class);
    if (filters.forceExclude().contains(model.id())) {
      reasons.add(ExclusionReason.FORCE_EXCLUDE);
    } else if (filters.forceInclude().contains(model.id())) {
      return reasons;
    }
    if (!policy.listAliases() && model.alias()) {
      reasons.add(ExclusionReason.ALIAS);
    }
    if (hasExcludedVariant(id)) {
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
    if (reading.contextLength(model) < filters.minContextLength()) {
      reasons.add(ExclusionReason.CONTEXT_LENGTH);
    }
    if (filters.excludedAuthors().contains(reading.author(id))) {
      reasons.add(ExclusionReason.AUTHOR);
    }
    if (filters.excludedModelIds().contains(model.id())) {
      reasons.add(ExclusionReason.MODEL_ID);
    }
    if (hasExcludedSuffix(id.base())) {
      reasons.add(ExclusionReason.SUFFIX);
    }
    return reasons;
  }

  /**
   * {@return whether a model is for images: it makes them, and something speaks against it that
   * only chat needs}
   */
  static boolean isForImages(ModelRow model, Set<ExclusionReason> reasons) {
    List<String> outputs = model.outputModalities();
    return outputs != null
        && outputs.contains("image")
        && reasons.stream().anyMatch(CHAT_ONLY::contains);
  }

  /** {@return whether nothing speaks against a model but what only chat needs} */
  static boolean areForChatOnly(Set<ExclusionReason> reasons) {
    return CHAT_ONLY.containsAll(reasons);
  }

  /** {@return what of a model speaks against it, for people} */
  String fact(ExclusionReason reason, ModelRow model) {
    return switch (reason) {
      case ALIAS -> model.aliasTarget() == null ? "a pointer" : "points to " + model.aliasTarget();
      case VARIANT -> "variant " + String.join(", ", model.modelId().variants());
      case EXPIRED -> "its last day was " + model.expirationDate();
      case OUTPUT_MODALITY ->
          "puts out "
              + shown(model.outputModalities())
              + ", wanted is exactly "
              + shown(filters.outputModalities());
      case TOOL_CALLING -> "lacks " + shown(missing(model));
      case CONTEXT_LENGTH ->
          reading.contextLength(model) + " tokens, less than " + filters.minContextLength();
      case AUTHOR -> "author " + reading.author(model.modelId());
      case MODEL_ID, FORCE_EXCLUDE -> "its id is in the setting";
      case SUFFIX -> "its id has an excluded ending";
      case ROW_NOT_OBJECT, ID_MISSING, ID_MALFORMED, DUPLICATE -> "the row is broken";
    };
  }

  private List<String> missing(ModelRow model) {
    return filters.requiredParameters().stream()
        .filter(parameter -> !model.supportedParameters().contains(parameter))
        .sorted()
        .toList();
  }

  private static String shown(@Nullable List<String> texts) {
    return texts == null || texts.isEmpty() ? "nothing that it states" : String.join(", ", texts);
  }

  private boolean hasExcludedVariant(ModelId id) {
    for (String variant : id.variants()) {
      if (policy.excludedVariants().contains(variant)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasExcludedSuffix(String id) {
    for (String suffix : filters.excludedSuffixes()) {
      if (id.endsWith(suffix)) {
        return true;
      }
    }
    return false;
  }
}
