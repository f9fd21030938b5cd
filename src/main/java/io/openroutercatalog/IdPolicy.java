package io.openroutercatalog;

/** Who gets which id when the ids of two models collide. */
public enum IdPolicy {
  /**
   * Ids do not depend on the order of the list: the older model claims first, operator ids are
   * never handed out, and a model keeps the id that it once got.
   */
  REMEMBERED,
  /** The reference's rule: the model earlier in the list claims first, in each run anew. */
  LIST_ORDER
}
