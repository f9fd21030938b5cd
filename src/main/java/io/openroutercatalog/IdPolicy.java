package io.openroutercatalog;

/** Which model gets which id if the ids of two models collide. */
public enum IdPolicy {
  /**
   * Ids do not depend on the order of the list: the older model claims first, operator ids are
   * never handed out, and a model keeps the id that it once got.
   */
  REMEMBERED,
  /** The reference's rule: the model earlier in the list claims first, and no id is remembered. */
  LIST_ORDER
}
