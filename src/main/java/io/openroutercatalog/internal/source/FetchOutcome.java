package io.openroutercatalog.internal.source;

import io.openroutercatalog.CatalogError;
import java.util.function.Function;

/** The outcome of a request. */
public sealed interface FetchOutcome<T> {
  /** A response that could be read. */
  record Answer<T>(T value) implements FetchOutcome<T> {}

  /** There is no usable response. */
  record Failed<T>(CatalogError error) implements FetchOutcome<T> {}

  /** {@return a failure without an HTTP status} */
  static <T> FetchOutcome<T> failed(CatalogError.Kind kind, String message) {
    return new Failed<>(CatalogError.of(kind, message));
  }

  /** {@return the outcome of the next step with this value, or this failure} */
  default <U> FetchOutcome<U> then(Function<T, FetchOutcome<U>> next) {
    return switch (this) {
      case Answer<T>(T value) -> next.apply(value);
      case Failed<T>(CatalogError error) -> new Failed<>(error);
    };
  }
}
