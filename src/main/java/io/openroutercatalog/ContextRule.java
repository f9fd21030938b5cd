package io.openroutercatalog;

/** Which context length of a model decides whether it is listed, and counts for its score. */
public enum ContextRule {
  /** The one that OpenRouter lists, the largest of all providers. */
  LISTED,
  /**
   * That of the main provider, which may be much smaller; the listed one where OpenRouter does not
   * state it.
   */
  TOP_PROVIDER
}
