package io.openroutercatalog;

/** Which list of OpenRouter's is read. */
public enum ListScope {
  /** All models; no key is sent. */
  ALL,
  /**
   * Those that the account may use by its settings for providers and privacy; the API key is sent,
   * and one that is refused is a failed fetch.
   */
  ACCOUNT
}
