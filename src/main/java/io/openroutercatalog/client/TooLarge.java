package io.openroutercatalog.client;

import java.io.IOException;

/**
 * Ends the reading of an answer that has more of something than is taken; the message says what.
 */
final class TooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  TooLarge(String message) {
    super(message);
  }
}
