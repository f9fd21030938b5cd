/**
 * An embeddable catalogue of the LLMs that OpenRouter serves: configs with stable ids, prices,
 * quality and health, kept fresh.
 *
 * <p>Null is allowed only where a type says {@code @Nullable}.
 */
@org.jspecify.annotations.NullMarked
module io.openroutercatalog {
  requires com.fasterxml.jackson.databind;
  requires okhttp3;
  requires org.slf4j;
  requires static jdk.httpserver; // Only the fake service for tests needs it.
  requires static transitive org.jspecify;

  exports io.openroutercatalog;
  exports io.openroutercatalog.avoid;
  exports io.openroutercatalog.choose;
  exports io.openroutercatalog.cost;
  exports io.openroutercatalog.explain;
  exports io.openroutercatalog.find;
  exports io.openroutercatalog.model;
  exports io.openroutercatalog.price;
  exports io.openroutercatalog.store;
  exports io.openroutercatalog.testing;
}
