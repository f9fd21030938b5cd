package io.openroutercatalog.faults;

import io.openroutercatalog.testing.FakeModel;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A service made of sockets, so that it can fail in every way a network can. Without a fault it
 * serves the {@link #MODELS}, one of them without endpoints, each request on a connection of its
 * own.
 */
final class FaultyServer implements AutoCloseable {
  static final List<String> MODELS = List.of("a/one", "a/two", "b/three", "b/down");

  /** What happens to a connection after the bytes of a response. */
  enum End {
    CLOSE,
    RESET,
    HANG,
    /** The body, or a head without an end, is sent byte by byte. */
    DRIP
  }

  private record Answer(ByteString bytes, End end) {}

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<Socket> filling = new ArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();
  private final @Nullable SSLContext goodTls;
  private final int port;
  private volatile ServerSocket listening;
  private volatile Future<?> accepting = CompletableFuture.completedFuture(null);
  private volatile @Nullable SSLContext tls;
  private volatile boolean handshakes = true;
  private volatile @Nullable Answer answer;
  private volatile CountDownLatch faultEnds = new CountDownLatch(1);
  private volatile boolean keepsConnections;

  /** Starts on a free port, with TLS if there is a context for it. */
  FaultyServer(@Nullable SSLContext tls) {
    this.goodTls = tls;
    this.tls = tls;
    this.listening = listen(0, 50);
    this.port = listening.getLocalPort();
    accept();
  }

  private static ServerSocket listen(int port, int backlog) {
    try {
      return new ServerSocket(port, backlog, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** {@return the heads of the requests that came in} */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** {@return how many connections were accepted} */
  int connections() {
    return connections.get();
  }

  /** Lets a connection serve more than one request as long as there is no fault. */
  void keepConnections() {
    keepsConnections = true;
  }

  /** Answers all requests with these bytes. */
  void answer(byte[] bytes, End end) {
    answer = new Answer(ByteString.of(bytes), end);
  }

  void answer(String latin1, End end) {
    answer(latin1.getBytes(StandardCharsets.ISO_8859_1), end);
  }

  /** Uses another certificate. */
  void certificate(SSLContext context) {
    tls = context;
  }

  /** Sends plain text before the client sends anything. */
  void plainText() {
    tls = null;
    answer("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n", End.CLOSE);
  }

  /** Accepts connections, and does nothing with them. */
  void silentHandshake() {
    handshakes = false;
  }

  /** Closes the port. */
  void refuse() {
    close(listening);
    close(accepting::get); // Then the port is free.
    open.forEach(FaultyServer::close);
  }

  /** Closes the open connections, and accepts others. */
  void dropConnections() {
    open.forEach(FaultyServer::close);
  }

  /** Accepts no connection although the port is open, so that clients wait for one. */
  void full() {
    refuse();
    listening = listen(port, 1);
    try {
      while (filling.size() < 10) {
        Socket one = new Socket();
        filling.add(one);
        one.connect(new InetSocketAddress(listening.getInetAddress(), port), 50);
      }
    } catch (SocketTimeoutException e) {
      return; // The queue of connections is full.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalStateException("this system has no limit to what waits for a connection");
  }

  /** Ends the fault. */
  void recover() {
    answer = null;
    tls = goodTls;
    handshakes = true;
    faultEnds.countDown();
    faultEnds = new CountDownLatch(1);
    filling.forEach(FaultyServer::close);
    if (!filling.isEmpty()) {
      close(listening); // Another one with a longer queue takes its port.
      filling.clear();
    }
    if (listening.isClosed()) {
      listening = listen(port, 50);
      accept();
    }
  }

  private void accept() {
    ServerSocket from = listening;
    accepting =
        threads.submit(
            () -> {
              while (!from.isClosed()) {
                try {
                  Socket connection = from.accept();
                  open.add(connection);
                  connections.incrementAndGet();
                  threads.execute(() -> serve(connection));
                } catch (IOException e) {
                  // The loop ends if the server was closed.
                }
              }
            });
  }

  private void serve(Socket connection) {
    CountDownLatch end = faultEnds;
    try (connection) {
      if (!handshakes) {
        end.await();
        return;
      }
      Socket secured = secured(connection);
      InputStream in = new BufferedInputStream(secured.getInputStream());
      for (String head; (head = readHead(in)) != null; ) {
        if (!head.isEmpty()) {
          requests.add(head);
        }
        Answer wrong = answer;
        if (wrong != null) {
          send(secured, connection, wrong, end);
          return;
        }
        secured.getOutputStream().write(good(head));
        if (!keepsConnections) {
          return;
        }
      }
    } catch (IOException e) {
      // The client has given up, or the test broke the connection.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(connection);
    }
  }

  private Socket secured(Socket connection) throws IOException {
    SSLContext context = tls;
    if (context == null) {
      return connection;
    }
    SSLSocket secured =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(connection, connection.getInetAddress().getHostName(), port, true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  /** {@return a request up to its empty line, or null at the end of the connection} */
  private @Nullable String readHead(InputStream in) throws IOException {
    if (goodTls != null && tls == null) { // A TLS client sends no empty line.
      return in.read() < 0 ? null : "";
    }
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        return null;
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void send(Socket to, Socket raw, Answer answer, CountDownLatch end)
      throws IOException, InterruptedException {
    OutputStream out = to.getOutputStream();
    if (answer.end() == End.DRIP) {
      drip(out, answer.bytes().toByteArray(), end);
      return;
    }
    answer.bytes().write(out);
    out.flush();
    switch (answer.end()) {
      case HANG -> end.await();
      case RESET -> raw.setSoLinger(true, 0);
      default -> { // Closed so that the client can read all of it.
        raw.shutdownOutput();
        raw.getInputStream().skip(Long.MAX_VALUE);
      }
    }
  }

  /** A complete head is sent at once. */
  private static void drip(OutputStream out, byte[] bytes, CountDownLatch end)
      throws IOException, InterruptedException {
    int body = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
    int from = body < 4 ? 0 : body;
    out.write(bytes, 0, from);
    for (int i = from; i < bytes.length; i++) {
      out.write(bytes[i]);
      if (end.await(20, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private byte[] good(String head) {
    String path = head.substring(head.indexOf(' ') + 1, head.indexOf(" HTTP"));
    String rows =
        MODELS.stream().map(id -> FakeModel.of(id).toJson()).collect(Collectors.joining(","));
    String body = path.endsWith("/models") ? "{\"data\":[" + rows + "]}" : endpoints(path);
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: "
            + (keepsConnections ? "keep-alive" : "close")
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String endpoints(String path) {
    int uptime = 90 + path.length() % 7;
    return path.contains("/down/")
        ? "{\"data\":{\"endpoints\":[]}}"
        : "{\"data\":{\"endpoints\":[{\"tag\":\"x\",\"status\":0,\"uptime_last_5m\":%1$d,\"uptime_last_30m\":%1$d}]}}"
            .formatted(uptime);
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    faultEnds.countDown();
    refuse();
    filling.forEach(FaultyServer::close);
    threads.close();
  }
}
