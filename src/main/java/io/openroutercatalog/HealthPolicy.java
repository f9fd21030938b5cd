package io.openroutercatalog;

/** How the endpoints of a model are read as its health. */
public enum HealthPolicy {
  /**
   * Working, down, or no recent traffic, which is not down. Uptime is a percentage. Endpoints that
   * are opt-in (their tag ends with {@code /priority} or {@code /flex}) do not count.
   */
  THREE_VALUED,
  /**
   * The reference's rule: no recent traffic counts as down, an uptime of 1 or less as a fraction,
   * and every endpoint counts.
   */
  REFERENCE
}
