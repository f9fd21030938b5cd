package io.openroutercatalog.avoid;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an application saw of a call that failed. Immutable and safe for use by many threads. {@link
 * #toString()} has neither headers nor body, which may hold secrets.
 */
public final class FailureSignal {
  private static final int MOST_BODY_CHARACTERS = 100_000;

  private final @Nullable Integer status;
  private final Map<String, String> headers;
  private final String body;

  private FailureSignal(@Nullable Integer status, Map<String, String> headers, String body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** {@return a call that got no response: a time limit, a broken connection} */
  public static FailureSignal noResponse() {
    return new FailureSignal(null, Map.of(), "");
  }

  /**
   * A response that tells of a failure.
   *
   * @param status its HTTP status; 200 if the failure is in the body, as in a stream
   * @return the signal
   */
  public static FailureSignal ofStatus(int status) {
    return new FailureSignal(status, Map.of(), "");
  }

  /**
   * Adds a header of the response.
   *
   * @param name in any case
   * @param value its value
   * @return a copy with it
   */
  public FailureSignal header(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name.toLowerCase(Locale.ROOT), Objects.requireNonNull(value, "value"));
    return new FailureSignal(status, Map.copyOf(more), body);
  }

  /**
   * Adds the headers of the response.
   *
   * @param values by name, in any case, as HTTP clients give them; of several values the first
   *     counts. A null name, which some clients give to the status line, is left out
   * @return a copy with them
   */
  public FailureSignal headers(Map<String, List<String>> values) {
    Map<String, String> more = new HashMap<>(headers);
    for (Map.Entry<String, List<String>> header : values.entrySet()) {
      List<String> all = header.getValue();
      if (header.getKey() != null && all != null && !all.isEmpty() && all.getFirst() != null) {
        more.put(header.getKey().toLowerCase(Locale.ROOT), all.getFirst());
      }
    }
    return new FailureSignal(status, Map.copyOf(more), body);
  }

  /**
   * Sets the body of the response.
   *
   * @param text any text, JSON or not; what exceeds 100,000 characters is not read
   * @return a copy with it
   */
  public FailureSignal body(String text) {
    return new FailureSignal(
        status, headers, text.substring(0, Math.min(MOST_BODY_CHARACTERS, text.length())));
  }

  @Nullable Integer status() {
    return status;
  }

  @Nullable String header(String name) {
    return headers.get(name.toLowerCase(Locale.ROOT));
  }

  String body() {
    return body;
  }

  /** {@return the status alone} */
  @Override
  public String toString() {
    return "FailureSignal[" + (status == null ? "no response" : status) + "]";
  }
}
