package io.openroutercatalog;

/**
 * How free models are told from premium ones. A model whose id ends with {@code :free} is free
 * under each.
 */
public enum TierPolicy {
  /**
   * Free when nothing that is stated can cost: prompt and completion price are both stated and
   * numerically zero, and so is every other price but that of a web search, which a caller has to
   * ask for, including those of overrides. A price that varies or cannot be read is not zero.
   */
  NUMERIC_ZERO,
  /**
   * The reference's rule: free when prompt and completion price are both exactly the text {@code
   * 0}.
   */
  TEXT_ZERO
}
