package io.openroutercatalog;

import java.util.Locale;

/**
 * Why a row of OpenRouter's list is not in the catalogue. A row can have several reasons and counts
 * under each. Later versions may add reasons.
 */
public enum ExclusionReason {
  /** The row is not a JSON object. */
  ROW_NOT_OBJECT(true),
  /** The row has no id, or one that is not text. */
  ID_MISSING(true),
  /**
   * The id is not {@code author/slug}: no or several "/", an empty, "." or ".." segment, white
   * space, a control or an invisible character, or one of {@code \ ; ? # %}.
   */
  ID_MALFORMED(true),
  /** An earlier row has the same id; the first one counts. */
  DUPLICATE(true),
  /**
   * A pointer to another row ({@code ~…}, or with an {@code alias_target}), which is listed itself.
   */
  ALIAS(false),
  /** A variant that refuses chat completions, such as {@code :batch}. */
  VARIANT(false),
  /** Its expiration date has passed. */
  EXPIRED(false),
  /** Its output modalities are not exactly the required ones, {@code text} by default. */
  OUTPUT_MODALITY(false),
  /** It lacks a required parameter, {@code tools} by default. */
  TOOL_CALLING(false),
  /** Its context is shorter than required, or unknown. */
  CONTEXT_LENGTH(false),
  /** Its author is excluded: the part of its id before the "/". In JSON it is {@code provider}. */
  AUTHOR(false, "provider"),
  /** Its id is excluded. */
  MODEL_ID(false),
  /** Its id, without the variant, has an excluded ending. */
  SUFFIX(false),
  /** The operator keeps it out, by {@link ModelFilters#forceExclude()}. */
  FORCE_EXCLUDE(false);

  private final boolean broken;
  private final String jsonName;

  ExclusionReason(boolean broken) {
    this.broken = broken;
    this.jsonName = name().toLowerCase(Locale.ROOT);
  }

  ExclusionReason(boolean broken, String jsonName) {
    this.broken = broken;
    this.jsonName = jsonName;
  }

  /** {@return whether the row itself is at fault, rather than filtered out on purpose} */
  public boolean broken() {
    return broken;
  }

  /** {@return the name used in JSON and in logs, such as {@code context_length}} */
  public String jsonName() {
    return jsonName;
  }
}
