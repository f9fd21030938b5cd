package io.openroutercatalog;

/**
 * Is notified of every catalogue that is published, for example to rebuild router pools or to alert
 * someone.
 */
@FunctionalInterface
public interface CatalogListener {
  /**
   * A catalogue was published. Called for one update at a time, in order, on a thread of the
   * library, so it may block. A slow listener gets several publications in one update. Exceptions
   * are logged and otherwise ignored.
   *
   * @param update what is served now, and what changed
   */
  void onUpdate(CatalogUpdate update);
}
