package io.openroutercatalog.internal.http;

import java.io.IOException;

/** Ends the reading of a response that exceeds a bound; the message names the bound. */
public final class AnswerTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  public AnswerTooLargeException(String message) {
    super(message);
  }
}
