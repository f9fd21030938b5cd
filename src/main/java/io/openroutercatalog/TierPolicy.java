package io.openroutercatalog;

/**
 * How free models are told from premium ones. A model whose id ends with {@code :free} is free
 * under each.
 */
public enum TierPolicy {
  /**
   * Free when prompt and completion price are both numerically zero and there is no price per
   * request.
   */
  NUMERIC_ZERO,
  /**
   * The reference's rule: free when prompt and completion price are both exactly the text {@code
   * 0}.
   */
  TEXT_ZERO
}
