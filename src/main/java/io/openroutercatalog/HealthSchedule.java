package io.openroutercatalog;

/** When the health of a model is measured in the background. */
public enum HealthSchedule {
  /**
   * Each model is asked again after a time that depends on its last answer: soon where its gate may
   * change, late where it hardly can. Never more requests than with {@link #FIXED}.
   */
  ADAPTIVE,
  /** The reference's way: all models at once, after each list and once in each interval. */
  FIXED
}
