package io.openroutercatalog.faults;

import io.openroutercatalog.CatalogError.Kind;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A fault, which is one row of the fault matrix.
 *
 * @param name a description of the fault
 * @param door how the service is reached
 * @param cause causes the fault, until the server recovers
 * @param kind the kind of error in the status
 * @param httpStatus the HTTP status in the status, or null
 * @param message the beginning of the error message in the status
 * @param retryAfter the requested wait in the status, or null
 * @param hangs whether only the deadline ends it
 * @param arrives whether requests reach the service
 */
record Fault(
    String name,
    Door door,
    Consumer<FaultyServer> cause,
    Kind kind,
    @Nullable Integer httpStatus,
    String message,
    @Nullable Duration retryAfter,
    boolean hangs,
    boolean arrives) {
  /** How the service is reached. */
  enum Door {
    PLAIN("http", "127.0.0.1"),
    TLS("https", "127.0.0.1"),
    /** By a name that {@link FaultNames} resolves, or not. */
    NAMED("https", FaultNames.HOST);

    final String scheme;
    final String host;

    Door(String scheme, String host) {
      this.scheme = scheme;
      this.host = host;
    }
  }

  /** A connection that cannot be made, or that breaks. */
  static Fault unreachable(String name, Consumer<FaultyServer> cause, String message) {
    return new Fault(name, Door.PLAIN, cause, Kind.UNREACHABLE, null, message, null, false, true);
  }

  /** A response that is not the expected JSON. */
  static Fault unreadable(String name, Consumer<FaultyServer> cause, String message) {
    return new Fault(name, Door.PLAIN, cause, Kind.UNREADABLE, null, message, null, false, true);
  }

  /** A response that is not complete before the deadline. */
  static Fault hanging(String name, Consumer<FaultyServer> cause) {
    return new Fault(
        name,
        Door.PLAIN,
        cause,
        Kind.TIMED_OUT,
        null,
        "no complete answer within ",
        null,
        true,
        true);
  }

  /** A response with another status than 200. */
  static Fault status(int status, String headers, String body, String message) {
    return new Fault(
        (status + " " + headers.strip() + body.lines().findFirst().orElse("")).strip(),
        Door.PLAIN,
        server ->
            server.answer(
                "HTTP/1.1 " + status + " Told\r\n" + headers + "\r\n" + body,
                FaultyServer.End.CLOSE),
        Kind.HTTP_STATUS,
        status,
        "HTTP " + status + message,
        null,
        false,
        true);
  }

  Fault by(Door door) {
    return new Fault(name, door, cause, kind, httpStatus, message, retryAfter, hangs, arrives);
  }

  Fault asking(@Nullable Duration wait) {
    return new Fault(name, door, cause, kind, httpStatus, message, wait, hangs, arrives);
  }

  /** The fault occurs before the service sees a request. */
  Fault early() {
    return new Fault(name, door, cause, kind, httpStatus, message, retryAfter, hangs, false);
  }

  /** {@return the same fault with another name} */
  Fault named(String name) {
    return new Fault(name, door, cause, kind, httpStatus, message, retryAfter, hangs, arrives);
  }

  @Override
  public String toString() {
    return name;
  }
}
