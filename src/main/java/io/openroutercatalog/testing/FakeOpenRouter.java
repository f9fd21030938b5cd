package io.openroutercatalog.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openroutercatalog.internal.json.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A fake OpenRouter on the loopback interface. It serves the models and endpoints that a test gives
 * it, counts requests, and fails when a test says so.
 *
 * <pre>{@code
 * try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
 *
 *  openRouter.models(FakeModel.of("vendor/model"));
 *
 *  CatalogSettings settings = CatalogSettings.builder().baseUrl(openRouter.baseUrl()).build();
 *
 *  ...
 * }
 * }</pre>
 *
 * <p>The list of an account is the same list; it is refused without a key.
 *
 * <p>It uses the JDK's own HTTP server, whose module the library does not require. Tests that run
 * on the module path need {@code requires jdk.httpserver} in their module descriptor, or the JVM's
 * option {@code --add-modules jdk.httpserver}. Tests on the class path need nothing.
 *
 * <p>Safe for use by many threads. A change applies from the next request on. Closing it ends its
 * threads.
 */
public final class FakeOpenRouter implements AutoCloseable {
  private static final String BASE_PATH = "/api/v1";

  /** Always that of IPv4, since a URL needs brackets around one of IPv6. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final Pattern OFFSET = Pattern.compile("(?:^|&)offset=([0-9]{1,9})(?:&|$)");

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("fake-openrouter-", 0).factory());
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<String, FakeAnswer> endpoints = new ConcurrentHashMap<>();
  private final AtomicInteger modelsRequests = new AtomicInteger();
  private final AtomicInteger endpointsRequests = new AtomicInteger();
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostAtATime = new AtomicInteger();
  private volatile List<String> rows = List.of();
  private volatile Map<String, FakeModel> modelsById = Map.of();
  private volatile int pageSize = Integer.MAX_VALUE;
  private volatile @Nullable FakeAnswer models;
  private volatile @Nullable FakeAnswer failure;
  private volatile @Nullable String lastAuthorization;

  private FakeOpenRouter(HttpServer server) {
    this.server = server;
  }

  /** {@return a running server on a free port, with an empty list} */
  public static FakeOpenRouter start() {
    try {
      FakeOpenRouter fake =
          new FakeOpenRouter(
              HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), 0), 0));
      fake.server.createContext("/", fake::handle);
      fake.server.setExecutor(fake.threads);
      fake.server.start();
      return fake;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the URL to set as {@code base_url}} */
  public URI baseUrl() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://" + address.getHostString() + ":" + address.getPort() + BASE_PATH);
  }

  /**
   * Serves these models.
   *
   * @param models in the order of the list
   * @return this
   */
  public FakeOpenRouter models(FakeModel... models) {
    return models(List.of(models));
  }

  /**
   * Serves these models.
   *
   * @param models in the order of the list
   * @return this
   */
  public FakeOpenRouter models(List<FakeModel> models) {
    rows(models.stream().map(FakeModel::toJson).toList());
    modelsById =
        models.stream()
            .collect(Collectors.toUnmodifiableMap(FakeModel::id, model -> model, (a, b) -> a));
    return this;
  }

  /**
   * Serves these rows.
   *
   * @param rows each a JSON value, an object or anything else
   * @return this
   */
  public FakeOpenRouter rows(List<String> rows) {
    this.rows = List.copyOf(rows);
    this.modelsById = Map.of();
    this.models = null;
    return this;
  }

  /**
   * Divides the list into pages, linked by {@code links.next}.
   *
   * @param rows the number of rows of a page, 1 or more
   * @return this
   */
  public FakeOpenRouter pageSize(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("rows must be 1 or more, was " + rows);
    }
    this.pageSize = rows;
    return this;
  }

  /**
   * Answers requests for the list with this response, until models or rows are set again.
   *
   * @param answer the whole answer
   * @return this
   */
  public FakeOpenRouter models(FakeAnswer answer) {
    this.models = answer;
    return this;
  }

  /**
   * Answers requests for the endpoints of a model with this response. Until this is called, the
   * model has one healthy endpoint, of the provider {@code Fake}, with the prices of its {@link
   * FakeModel}.
   *
   * @param modelId the model
   * @param answer the whole answer
   * @return this
   */
  public FakeOpenRouter endpoints(String modelId, FakeAnswer answer) {
    endpoints.put(modelId, answer);
    return this;
  }

  /**
   * Answers all requests with this response, until {@link #recover()}.
   *
   * @param answer such as {@code FakeAnswer.status(503)}
   * @return this
   */
  public FakeOpenRouter fail(FakeAnswer answer) {
    this.failure = answer;
    return this;
  }

  /**
   * Ends the effect of {@link #fail}.
   *
   * @return this
   */
  public FakeOpenRouter recover() {
    this.failure = null;
    return this;
  }

  /** {@return how many requests for the list came in; each page counts as one} */
  public int modelsRequests() {
    return modelsRequests.get();
  }

  /** {@return how many requests for endpoints came in} */
  public int endpointsRequests() {
    return endpointsRequests.get();
  }

  /** {@return the largest number of requests that waited for a response at the same time} */
  public int mostAtATime() {
    return mostAtATime.get();
  }

  /** {@return the {@code Authorization} header of the last request, or null if it had none} */
  public @Nullable String lastAuthorization() {
    return lastAuthorization;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
      FakeAnswer answer = answer(exchange.getRequestURI());
      FakeAnswer instead = failure;
      send(exchange, instead == null ? answer : instead);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // Closed, so nobody waits for the response.
    }
  }

  private FakeAnswer answer(URI uri) {
    String path = uri.getPath();
    if (path.equals(BASE_PATH + "/models/user") && lastAuthorization == null) {
      return FakeAnswer.status(401);
    }
    if (path.equals(BASE_PATH + "/models") || path.equals(BASE_PATH + "/models/user")) {
      modelsRequests.incrementAndGet();
      FakeAnswer whole = models;
      return whole == null ? page(uri.getQuery()) : whole;
    }
    if (path.startsWith(BASE_PATH + "/models/") && path.endsWith("/endpoints")) {
      endpointsRequests.incrementAndGet();
      String id =
          path.substring((BASE_PATH + "/models/").length(), path.length() - "/endpoints".length());
      FakeAnswer set = endpoints.get(id);
      return set == null ? healthy(modelsById.get(id)) : set;
    }
    return FakeAnswer.status(404);
  }

  private static FakeAnswer healthy(@Nullable FakeModel model) {
    Map<String, Object> endpoint = new LinkedHashMap<>();
    endpoint.put("provider_name", "Fake");
    endpoint.put("tag", "fake");
    endpoint.put("status", 0);
    endpoint.put("uptime_last_5m", 100);
    endpoint.put("uptime_last_30m", 100);
    endpoint.put("uptime_last_1d", 100);
    Object pricing = model == null ? null : model.field("pricing");
    if (pricing != null) {
      endpoint.put("pricing", pricing);
    }
    return FakeAnswer.json(JsonText.of(Map.of("data", Map.of("endpoints", List.of(endpoint)))));
  }

  private FakeAnswer page(@Nullable String query) {
    List<String> all = rows;
    int size = pageSize;
    Matcher offset = OFFSET.matcher(query == null ? "" : query);
    int from = offset.find() ? Math.min(all.size(), Integer.parseInt(offset.group(1))) : 0;
    int to = (int) Math.min(all.size(), (long) from + size);
    String next =
        to == all.size()
            ? "null"
            : "\"" + BASE_PATH + "/models?offset=" + to + "&limit=" + size + "\"";
    String data = all.subList(from, to).stream().collect(Collectors.joining(","));
    return FakeAnswer.json(
        "{\"data\":["
            + data
            + "],\"total_count\":"
            + all.size()
            + ",\"links\":{\"next\":"
            + next
            + "}}");
  }

  private void send(HttpExchange exchange, FakeAnswer answer)
      throws IOException, InterruptedException {
    mostAtATime.accumulateAndGet(running.incrementAndGet(), Math::max);
    try {
      if (closing.await(answer.delay().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } finally {
      running.decrementAndGet(); // Before the client can send its next request.
    }
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body();
    boolean empty = body.length == 0 || answer.status() == 204 || answer.status() == 304;
    exchange.sendResponseHeaders(
        answer.status(), empty ? -1 : body.length + (answer.breaksOff() ? 1L : 0L));
    if (!empty) {
      exchange.getResponseBody().write(body);
      exchange.getResponseBody().flush();
    }
  }

  /** Ends the server and its threads; the connections of running requests are closed. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "FakeOpenRouter[" + baseUrl() + "]";
  }
}
