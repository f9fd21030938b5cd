package io.openroutercatalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a row of OpenRouter's list is not in the catalogue. A row can have several reasons and counts
 * under each. Later versions may add reasons.
 */
public enum ExclusionReason {
  /** The row is not a JSON object. */
  ROW_NOT_OBJECT,
  /** The row has no id, or one that is not text. */
  ID_MISSING,
  /**
   * The id is not {@code author/slug}: no or several "/", an empty, "." or ".." segment, white
   * space, a control or an invisible character, or one of {@code \ ; ? # %}.
   */
  ID_MALFORMED,
  /** An earlier row has the same id; the first one counts. */
  DUPLICATE,
  /**
   * A pointer to another row ({@code ~…}, or with an {@code alias_target}), which is listed itself.
   */
  ALIAS("list_aliases"),
  /** A variant that refuses chat completions, such as {@code :batch}. */
  VARIANT("excluded_variants"),
  /** Its expiration date has passed. */
  EXPIRED("list_expired"),
  /** Its output modalities are not exactly the required ones, {@code text} by default. */
  OUTPUT_MODALITY("output_modalities"),
  /** It lacks a required parameter, {@code tools} by default. */
  TOOL_CALLING("required_parameters"),
  /** Its context is shorter than required, or unknown. */
  CONTEXT_LENGTH("min_context_length"),
  /** Its author is excluded: the part of its id before the "/". In JSON it is {@code provider}. */
  AUTHOR("excluded_providers", "provider"),
  /** Its id is excluded. */
  MODEL_ID("excluded_model_ids"),
  /** Its id, without the variant, has an excluded ending. */
  SUFFIX("excluded_suffixes"),
  /** The operator keeps it out, by {@link ModelFilters#forceExclude()}. */
  FORCE_EXCLUDE("force_exclude");

  private final @Nullable String setting;
  private final String jsonName;

  /** The row itself is at fault. */
  ExclusionReason() {
    this.setting = null;
    this.jsonName = name().toLowerCase(Locale.ROOT);
  }

  ExclusionReason(String setting) {
    this.setting = setting;
    this.jsonName = name().toLowerCase(Locale.ROOT);
  }

  ExclusionReason(String setting, String jsonName) {
    this.setting = setting;
    this.jsonName = jsonName;
  }

  /** {@return whether the row itself is at fault, rather than filtered out on purpose} */
  public boolean broken() {
    return setting == null;
  }

  /** {@return the key of the setting behind it; null if the row itself is at fault} */
  public @Nullable String setting() {
    return setting;
  }

  /** {@return the name used in JSON and in logs, such as {@code context_length}} */
  public String jsonName() {
    return jsonName;
  }
}
