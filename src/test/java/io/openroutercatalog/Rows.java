package io.openroutercatalog;

import io.openroutercatalog.client.ModelEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows of lists that every default filter lets through. */
final class Rows {
  static final long CREATED = 1_786_000_000L; // 2026-08-06, so recent at the time of the tests.

  private Rows() {}

  static ModelEntry of(String id) {
    return of(id, CREATED, null);
  }

  static ModelEntry of(String id, @Nullable Long created, @Nullable LocalDate expiration) {
    Price price = new Price.Exact(new BigDecimal(id.endsWith(":free") ? "0" : "0.000001"));
    return new ModelEntry(
        id,
        "Name of " + id,
        null,
        created,
        200_000L,
        null,
        List.of("text"),
        List.of("text"),
        List.of("tools"),
        Pricing.of(Map.of("prompt", price, "completion", price), List.of()),
        expiration,
        false);
  }

  /** {@return rows of models {@code provider/model-from} and on} */
  static List<ModelEntry> many(String provider, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> of(provider + "/model-" + i)).toList();
  }
}
