package io.openroutercatalog;

/**
 * Told of every catalogue that is published, for example to rebuild router pools or to page
 * someone.
 */
@FunctionalInterface
public interface CatalogListener {
  /**
   * A catalogue was published. Called for one update at a time, in order, on a thread of the
   * library's own, so that it may block; a slow listener is told of several publications in one
   * update. What it throws is logged and otherwise ignored.
   *
   * @param update what is served now, and what changed
   */
  void onUpdate(CatalogUpdate update);
}
