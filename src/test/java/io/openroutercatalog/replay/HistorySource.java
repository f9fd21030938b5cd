package io.openroutercatalog.replay;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.source.CatalogSource;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListFingerprint;
import io.openroutercatalog.internal.source.ListResponse;
import io.openroutercatalog.model.Endpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The service of a generated history, at the time of a virtual clock. */
final class HistorySource implements CatalogSource {
  /** Each day has some minutes in which no request is answered. */
  private static final double FAILING_MINUTES = 8;

  /** And any request may fail. */
  private static final double SHARE_THAT_FAILS = 0.002;

  private final VirtualTime time;
  private final long began;
  private final EndpointHistory endpoints;
  private final ListHistory lists;
  private final List<Span> failures = new ArrayList<>();
  private final long seed;
  final AtomicInteger healthRequests = new AtomicInteger();
  final AtomicInteger listRequests = new AtomicInteger();

  HistorySource(VirtualTime time, GateHistory gates, ListHistory lists, long seed) {
    this.time = time;
    this.began = time.nanoTime();
    this.endpoints = new EndpointHistory(gates);
    this.lists = lists;
    this.seed = seed;
    Random random = new Random(seed);
    for (int day = 0; day < GateHistory.DAYS; day++) {
      double start = (day + random.nextDouble()) * 1_440;
      failures.add(new Span(start, start + FAILING_MINUTES * 2 * random.nextDouble()));
    }
  }

  double minute() {
    return Duration.ofNanos(time.nanoTime() - began).toMillis() / 60_000.0;
  }

  @Override
  public FetchOutcome<ListResponse> models(@Nullable ListFingerprint known) {
    listRequests.incrementAndGet();
    return fails("list") ? failed() : ScriptedSource.list(lists.rows(minute()), null);
  }

  @Override
  public FetchOutcome<List<Endpoint>> endpoints(String model) {
    healthRequests.incrementAndGet();
    return fails(model)
        ? failed()
        : new FetchOutcome.Answer<>(endpoints.endpoints(model, minute()));
  }

  /** The same requests fail in each replay, whatever the order in which threads ask. */
  private boolean fails(String what) {
    double minute = minute();
    long own = seed * 31 + what.hashCode() * 17L + Double.hashCode(minute);
    return failures.stream().anyMatch(failure -> failure.contains(minute))
        || new Random(own).nextDouble() < SHARE_THAT_FAILS;
  }

  private static <T> FetchOutcome<T> failed() {
    return FetchOutcome.failed(CatalogError.Kind.UNREACHABLE, "told to fail");
  }

  @Override
  public void close() {}
}
