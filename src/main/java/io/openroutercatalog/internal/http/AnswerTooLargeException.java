package io.openroutercatalog.internal.http;

import java.io.IOException;

/**
 * Ends the reading of an answer that has more of something than is taken; the message says what.
 */
public final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public AnswerTooLargeException(String message) {
    super(message);
  }
}
