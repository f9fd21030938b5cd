package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.FrontDoor;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.LookupResult;
import io.openroutercatalog.internal.client.OpenRouterClient;
import io.openroutercatalog.life.HeldThreads;
import io.openroutercatalog.life.HeldThreads.Loop;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A catalogue, its service, and a fault between them that begins and ends. */
final class FaultCell implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");

  /** Short, since faults that hang last until it; the others end by themselves. */
  private static final Duration SHORT = Duration.ofMillis(400);

  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration MOST_BELIEVED = Duration.ofHours(24);
  private static final LlmConfig OWN =
      LlmConfig.builder().id(7).provider("OPENAI").modelName("own").build();

  final FaultyServer server;
  final HeldThreads threads = new HeldThreads();
  final CatalogService catalog;
  private final Fault fault;
  private int requestsBefore;

  FaultCell(Fault fault, FaultCertificates certificates) {
    this(fault, certificates, fault.hangs() ? SHORT : LONG, LONG);
  }

  FaultCell(Fault fault, FaultCertificates certificates, Duration limit, Duration startupTimeout) {
    this.fault = fault;
    this.server = new FaultyServer(fault.door() == Fault.Door.PLAIN ? null : certificates.good);
    CatalogSettings settings = settings(limit, startupTimeout);
    this.catalog = FrontDoor.notStarted(settings, new OpenRouterClient(settings), threads);
  }

  private CatalogSettings settings(Duration limit, Duration startupTimeout) {
    return CatalogSettings.builder()
        .baseUrl(
            URI.create(
                fault.door().scheme + "://" + fault.door().host + ":" + server.port() + "/api/v1"))
        .apiKey(Faults.KEY)
        .operatorConfigs(List.of(OWN))
        .clock(InstantSource.fixed(NOW))
        .modelsTimeout(limit)
        .endpointsTimeout(limit)
        .startupTimeout(startupTimeout)
        .build();
  }

  /** The fault begins. */
  void fail() {
    requestsBefore = server.requests().size();
    fault.cause().accept(server);
  }

  /** The fault ends. */
  void recover() {
    FaultNames.recover();
    server.recover();
  }

  /** One attempt is one request: the HTTP client does not retry by itself. */
  void assertRequests(int most) {
    int came = server.requests().size() - requestsBefore;
    boolean asksForTime = fault.retryAfter() != null && fault.retryAfter().isPositive();
    assertThat(came)
        .as("requests that reached the service")
        .isBetween(asksForTime ? 1 : fault.arrives() ? most : 0, fault.arrives() ? most : 0);
  }

  /** All queries are answered from the same list. */
  void assertServes(List<LlmConfig> configs) {
    assertThat(catalog.configs()).isEqualTo(configs);
    for (LlmConfig config : configs) {
      assertThat(catalog.findById(config.id())).isEqualTo(config);
      assertThat(catalog.lookup(config.id())).isEqualTo(new LookupResult.Listed(config));
    }
    assertThat(catalog.status().snapshot()).isSameAs(catalog.snapshot());
  }

  void assertNamed(@Nullable CatalogError error) {
    assertThat(error).isNotNull();
    CatalogError named = Objects.requireNonNull(error);
    assertThat(named.kind()).as(named.toString()).isEqualTo(fault.kind());
    assertThat(named.httpStatus()).isEqualTo(fault.httpStatus());
    assertThat(named.message()).startsWith(fault.message()).doesNotContain(Faults.KEY).isNotBlank();
    assertThat(named.retryAfter()).isEqualTo(fault.retryAfter());
  }

  /** The next attempt is set to a time that docs/life.md allows. */
  void assertNextFetch() {
    Duration delay = threads.delay(Loop.LIST);
    assertWithin(delay, Duration.ofSeconds(isUnauthorized() ? 150 : 1), 2);
    assertThat(catalog.status().nextAttempt()).isBetween(NOW, NOW.plus(delay));
  }

  void assertNextPass() {
    Duration least = Duration.ofMinutes(54);
    assertWithin(threads.delay(Loop.HEALTH), isUnauthorized() ? least.multipliedBy(2) : least, 1.3);
  }

  private void assertWithin(Duration delay, Duration least, double spread) {
    Duration asked = Objects.requireNonNullElse(fault.retryAfter(), Duration.ZERO);
    Duration believed = asked.compareTo(MOST_BELIEVED) > 0 ? MOST_BELIEVED : asked;
    assertThat(delay.toMillis())
        .isGreaterThanOrEqualTo(Math.max(least.toMillis(), believed.toMillis()))
        .isLessThanOrEqualTo((long) Math.max(least.toMillis() * spread, believed.toMillis() * 1.1));
  }

  private boolean isUnauthorized() {
    return List.of(401, 403).contains(Objects.requireNonNullElse(fault.httpStatus(), 0));
  }

  @Override
  public void close() {
    recover();
    catalog.close();
    server.close();
  }
}
