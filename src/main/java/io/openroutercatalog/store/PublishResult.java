package io.openroutercatalog.store;

/** What came of publishing a copy. */
public sealed interface PublishResult {
  /**
   * The copy is the newest one.
   *
   * @param version of what the store keeps now, to be named when the next copy is published
   */
  record Published(String version) implements PublishResult {}

  /** Somebody else has published since the version was read; the store was not changed. */
  record Superseded() implements PublishResult {}
}
