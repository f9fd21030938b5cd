package io.openroutercatalog.soak;

import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.model.Endpoint;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Counts the responses of another source. */
record CountingSource(CatalogSource source, Counts counts) implements CatalogSource {
  /** Responses and failures so far, of all sources that share it. */
  record Counts(
      AtomicLong lists, AtomicLong failedLists, AtomicLong health, AtomicLong failedHealth) {
    Counts() {
      this(new AtomicLong(), new AtomicLong(), new AtomicLong(), new AtomicLong());
    }

    @Override
    public String toString() {
      return "lists "
          + lists
          + " (and "
          + failedLists
          + " failed), endpoints "
          + health
          + " (and "
          + failedHealth
          + " failed)";
    }
  }

  @Override
  public FetchOutcome<ListResponse> models(@Nullable ListFingerprint validator) {
    return counted(source.models(validator), counts.lists, counts.failedLists);
  }

  @Override
  public FetchOutcome<List<Endpoint>> endpoints(String modelId) {
    return counted(source.endpoints(modelId), counts.health, counts.failedHealth);
  }

  private static <T> FetchOutcome<T> counted(
      FetchOutcome<T> outcome, AtomicLong answers, AtomicLong failures) {
    (outcome instanceof FetchOutcome.Answer<T> ? answers : failures).incrementAndGet();
    return outcome;
  }

  @Override
  public void close() {
    source.close();
  }
}
