package io.openroutercatalog.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response of {@link FakeOpenRouter}. Immutable. */
public final class FakeAnswer {
  private final int status;
  private final byte[] body;
  private final Map<String, String> headers;
  private final Duration delay;
  private final boolean broken;

  private FakeAnswer(
      int status, byte[] body, Map<String, String> headers, Duration delay, boolean broken) {
    this.status = status;
    this.body = body;
    this.headers = headers;
    this.delay = delay;
    this.broken = broken;
  }

  /**
   * Status 200 with a body.
   *
   * @param body JSON, or any other text for a response that is refused
   * @return the answer
   */
  public static FakeAnswer json(String body) {
    return new FakeAnswer(
        200,
        body.getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/json"),
        Duration.ZERO,
        false);
  }

  /**
   * A status with OpenRouter's error object.
   *
   * @param status an HTTP status
   * @return the answer
   */
  public static FakeAnswer status(int status) {
    return new FakeAnswer(
        status,
        ("{\"error\":{\"code\":" + status + ",\"message\":\"told to fail\"}}")
            .getBytes(StandardCharsets.UTF_8),
        Map.of("Content-Type", "application/json"),
        Duration.ZERO,
        false);
  }

  /** {@return a response whose connection is closed before the body is complete} */
  public static FakeAnswer broken() {
    return new FakeAnswer(
        200, "{\"data\":[".getBytes(StandardCharsets.UTF_8), Map.of(), Duration.ZERO, true);
  }

  /**
   * Adds a header.
   *
   * @param name such as {@code Retry-After}
   * @param value its value
   * @return a copy with it
   */
  public FakeAnswer header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new FakeAnswer(status, body, Map.copyOf(more), delay, broken);
  }

  /**
   * Delays the response.
   *
   * @param delay the time before anything is sent
   * @return a copy with it
   */
  public FakeAnswer after(Duration delay) {
    return new FakeAnswer(status, body, headers, delay, broken);
  }

  int status() {
    return status;
  }

  byte[] body() {
    return body;
  }

  Map<String, String> headers() {
    return headers;
  }

  Duration delay() {
    return delay;
  }

  boolean breaksOff() {
    return broken;
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "FakeAnswer[" + status + ", " + body.length + " bytes]";
  }
}
