package io.openroutercatalog;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a request to OpenRouter gave no usable response. The message is one clean line without
 * secrets, which can go into a log or onto a health page. Immutable.
 */
public final class CatalogError {
  /** The kind of a failure. Later versions may add kinds. */
  public enum Kind {
    /** The service answered with a status other than 200. */
    HTTP_STATUS,
    /** No connection, or it broke before the response was complete. */
    UNREACHABLE,
    /** The response was not complete at its deadline. */
    TIMED_OUT,
    /** The response is not what the API describes, for example a proxy's HTML page. */
    UNREADABLE,
    /**
     * The response is larger than {@link FetchLimits#maxBodyBytes()}, has more rows than {@link
     * FetchLimits#maxModels()}, or exceeds another bound that the message names.
     */
    TOO_LARGE,
    /**
     * The response could be read but is not plausible, for example because nothing in it is usable.
     */
    IMPLAUSIBLE,
    /** The catalogue was closed. */
    CLOSED,
    /**
     * A bug in this library, a failing part of the JVM, or a library of the application that is too
     * old; the message names the exception, or the class or method that is missing and its jar.
     */
    INTERNAL
  }

  private final Kind kind;
  private final String message;
  private final @Nullable Integer httpStatus;
  private final @Nullable Duration retryAfter;

  private CatalogError(
      Kind kind, String message, @Nullable Integer httpStatus, @Nullable Duration retryAfter) {
    this.kind = Objects.requireNonNull(kind, "kind");
    this.message = Objects.requireNonNull(message, "message");
    this.httpStatus = httpStatus;
    this.retryAfter = retryAfter;
  }

  /**
   * A failure without an HTTP status.
   *
   * @param kind any kind
   * @param message one clean line
   * @return the error
   */
  public static CatalogError of(Kind kind, String message) {
    return new CatalogError(kind, message, null, null);
  }

  /**
   * A response with a status other than 200.
   *
   * @param status the HTTP status
   * @param message one clean line
   * @param retryAfter how long the service asks to wait, or null if it does not say
   * @return the error
   */
  public static CatalogError ofStatus(int status, String message, @Nullable Duration retryAfter) {
    return new CatalogError(Kind.HTTP_STATUS, message, status, retryAfter);
  }

  /** {@return the kind} */
  public Kind kind() {
    return kind;
  }

  /** {@return what happened, in one line} */
  public String message() {
    return message;
  }

  /** {@return the HTTP status of a {@link Kind#HTTP_STATUS}, otherwise null} */
  public @Nullable Integer httpStatus() {
    return httpStatus;
  }

  /**
   * {@return how long the service asked to wait (its {@code Retry-After}, at the time of the
   * answer), or null}
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CatalogError that
        && kind == that.kind
        && message.equals(that.message)
        && Objects.equals(httpStatus, that.httpStatus)
        && Objects.equals(retryAfter, that.retryAfter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, message, httpStatus, retryAfter);
  }

  @Override
  public String toString() {
    return kind + ": " + message;
  }
}
