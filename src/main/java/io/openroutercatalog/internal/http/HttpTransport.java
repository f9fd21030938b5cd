package io.openroutercatalog.internal.http;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.base.CleanText;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.source.FetchOutcome;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Sends GET requests to the configured host, each with a deadline and a size limit. The only class
 * that sends the API key.
 */
public final class HttpTransport implements AutoCloseable {
  private static final int MOST_MESSAGE_CHARACTERS = 200;

  private static final int MOST_IDLE_CONNECTIONS = 15;
  private static final long MOST_ERROR_BYTES = 16 << 10;

  /** For headers, the lines between chunks, and encryption; a real list needs 20,000 bytes. */
  private static final long MOST_BYTES_AROUND = 1 << 20;

  private static final String GZIP = "gzip";

  private static final String USER_AGENT = "openrouter-catalog" + version();

  private final OkHttpClient http;
  private final HttpUrl base;
  private final String key;
  private final ApiKeyRedactor keyRedactor;
  private final boolean keyMayTravel;
  private final Set<Call> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Creates a transport.
   *
   * @param mostBytes the size limit of the largest response
   */
  public HttpTransport(HttpUrl base, String key, InstantSource clock, long mostBytes) {
    this(client(clock), base, key, mostBytes);
  }

  private HttpTransport(OkHttpClient like, HttpUrl base, String key, long mostBytes) {
    this.base = base;
    this.key = key;
    this.keyRedactor = new ApiKeyRedactor(key);
    this.keyMayTravel = base.isHttps() || isLoopback(base.host());
    OkHttpClient.Builder client = like.newBuilder();
    if (isLoopback(base.host())) {
      client.proxy(
          Proxy.NO_PROXY); // A proxy is another machine, which the key must not reach in clear.
    }
    this.http =
        client
            .socketFactory(new ByteLimitedSockets(mostBytes + MOST_BYTES_AROUND))
            // A health pass sends many requests at a time; with fewer idle connections kept, most
            // of them would need a new one.
            .connectionPool(new ConnectionPool(MOST_IDLE_CONNECTIONS, 30, TimeUnit.SECONDS))
            .build();
  }

  /**
   * {@return a transport with connections of its own and another size limit} It shares the trusted
   * certificates, which take long to load.
   */
  public HttpTransport withMostBytes(long mostBytes) {
    return new HttpTransport(http, base, key, mostBytes);
  }

  private static OkHttpClient client(InstantSource clock) {
    return new OkHttpClient.Builder()
        // A redirect could lead the key or the list elsewhere; the operator should set the
        // right URL instead.
        .followRedirects(false)
        .followSslRedirects(false)
        // OkHttp does not bound the headers and frames of HTTP/2 like this.
        .protocols(List.of(Protocol.HTTP_1_1))
        .addNetworkInterceptor(new RetryAfterInterceptor(clock))
        // A proxy that asks for a password gets it from java.net.Authenticator, as everywhere in
        // Java.
        .proxyAuthenticator(ProxyPassword::answer)
        .dns(new DeadlineDns())
        // The deadline of the whole call is the only time limit; shorter ones would hide it.
        .connectTimeout(Duration.ZERO)
        .readTimeout(Duration.ZERO)
        .writeTimeout(Duration.ZERO)
        .build();
  }

  /**
   * {@return whether there is a key that is not sent, since it would go unencrypted to another
   * machine}
   */
  public boolean withholdsKey() {
    return !key.isEmpty() && !keyMayTravel;
  }

  /**
   * Sends one request.
   *
   * @param knownTag the ETag of the known response, or null
   */
  public FetchOutcome<HttpResponse> get(
      HttpUrl url, boolean withKey, @Nullable String knownTag, Duration limit, long mostBytes) {
    if (closed) {
      return FetchOutcome.failed(Kind.UNREACHABLE, "the client is closed");
    }
    Request.Builder request =
        new Request.Builder()
            .url(url)
            .header("Accept", "application/json")
            .header("Accept-Encoding", GZIP) // OkHttp then leaves the unpacking to us.
            .header("User-Agent", USER_AGENT);
    if (withKey && !key.isEmpty() && keyMayTravel) {
      request.header("Authorization", "Bearer " + key);
    }
    if (knownTag != null) {
      request.header("If-None-Match", knownTag);
    }
    Call call = http.newCall(request.build());
    call.timeout().timeout(limit.toNanos(), TimeUnit.NANOSECONDS);
    running.add(call);
    DeadlineDns.asking(call);
    if (closed) {
      call.cancel(); // A concurrent close may have missed this call among the running ones.
    }
    try (Response response = call.execute()) {
      if (response.code() == 304 && knownTag != null) {
        return new FetchOutcome.Answer<>(new HttpResponse(true, new Buffer(), knownTag));
      }
      return response.code() == 200 ? body(response, mostBytes) : refused(response);
    } catch (BadGzipException e) {
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer cannot be unpacked");
    } catch (IOException e) {
      return failed(e, limit);
    } finally {
      DeadlineDns.asking(null);
      running.remove(call);
      if (closed) {
        http.connectionPool().evictAll(); // The close could not evict this call's connection.
      }
    }
  }

  private FetchOutcome<HttpResponse> body(Response response, long mostBytes) throws IOException {
    Buffer body = new Buffer();
    try (BufferedSource source = unpacked(response)) {
      if (source.request(mostBytes + 1)) {
        return FetchOutcome.failed(
            Kind.TOO_LARGE, "the answer is larger than " + mostBytes + " bytes");
      }
      source.readAll(body);
    }
    if (keyRedactor.isIn(body)) { // It could get into logs and files with the names.
      return FetchOutcome.failed(Kind.UNREADABLE, "the answer repeats the API key");
    }
    return new FetchOutcome.Answer<>(new HttpResponse(false, body, tag(response)));
  }

  private static BufferedSource unpacked(Response response) {
    BufferedSource sent = response.body().source();
    return GZIP.equalsIgnoreCase(response.header("Content-Encoding"))
        ? Okio.buffer(new GzipMembers(sent))
        : sent;
  }

  /** {@return the ETag, or null if it cannot be sent back in a header} */
  private @Nullable String tag(Response response) {
    String tag = response.header("ETag");
    boolean plain =
        tag != null
            && tag.length() <= 200
            && tag.chars().allMatch(c -> c > ' ' && c <= '~')
            && tag.equals(keyRedactor.takenOutOf(tag));
    return plain ? tag : null;
  }

  private FetchOutcome<HttpResponse> refused(Response response) {
    StringBuilder message = new StringBuilder("HTTP ").append(response.code());
    String location = response.header("Location");
    if (response.isRedirect() && location != null) {
      message.append(", a redirect that is not followed, to ").append(clean(location));
    }
    String said = errorMessage(response);
    if (said != null) {
      message.append(": ").append(clean(said));
    }
    Duration retryAfter = RetryAfterInterceptor.of(response);
    return new FetchOutcome.Failed<>(
        CatalogError.ofStatus(response.code(), message.toString(), retryAfter));
  }

  /** {@return the message in {@code {"error":{"message":…}}}, or null if none can be read} */
  private static @Nullable String errorMessage(Response response) {
    try (Buffer start = new Buffer();
        BufferedSource source = unpacked(response)) {
      source.request(MOST_ERROR_BYTES);
      start.write(source.getBuffer(), Math.min(MOST_ERROR_BYTES, source.getBuffer().size()));
      try (JsonParser parser = TolerantJson.parser(start.inputStream())) {
        return errorMessage(parser);
      }
    } catch (IOException e) {
      return null; // The status is enough.
    }
  }

  private static @Nullable String errorMessage(JsonParser parser) throws IOException {
    parser.nextToken();
    if (parser.currentToken() != null && TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        if (field.equals("error")) {
          return TolerantJson.textField(parser, "message");
        }
        parser.skipChildren();
      }
    }
    return null;
  }

  private FetchOutcome<HttpResponse> failed(IOException e, Duration limit) {
    AnswerTooLargeException tooLarge = tooLarge(e);
    if (tooLarge != null) {
      return FetchOutcome.failed(Kind.TOO_LARGE, String.valueOf(tooLarge.getMessage()));
    }
    if (e instanceof InterruptedIOException && !Thread.currentThread().isInterrupted()) {
      return FetchOutcome.failed(
          Kind.TIMED_OUT, "no complete answer within " + limit.toMillis() + " ms");
    }
    String what =
        switch (e) {
          case UnknownHostException unknown -> "the host name cannot be resolved";
          case SSLException ssl -> "no secure connection: " + clean(String.valueOf(e.getMessage()));
          default -> e.getClass().getSimpleName() + ": " + clean(String.valueOf(e.getMessage()));
        };
    return FetchOutcome.failed(Kind.UNREACHABLE, what);
  }

  /** {@return the bound that was exceeded, or null} TLS wraps the exception that names it. */
  private static @Nullable AnswerTooLargeException tooLarge(IOException e) {
    return e instanceof SSLException && e.getCause() instanceof AnswerTooLargeException wrapped
        ? wrapped
        : e instanceof AnswerTooLargeException plain ? plain : null;
  }

  /** {@return a text of the server, cleaned for a message and without the key} */
  public String clean(String text) {
    return CleanText.of(keyRedactor.takenOutOf(text), MOST_MESSAGE_CHARACTERS);
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.[0-9]{1,3}){3}");
  }

  private static String version() {
    String version = HttpTransport.class.getPackage().getImplementationVersion();
    return version == null ? "" : "/" + version;
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(Call::cancel);
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
