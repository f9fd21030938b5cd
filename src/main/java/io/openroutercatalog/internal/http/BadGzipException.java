package io.openroutercatalog.internal.http;

import java.io.IOException;

/** Ends the reading of a packed response that is not what gzip describes. */
final class BadGzipException extends IOException {
  private static final long serialVersionUID = 1L;

  BadGzipException(String message) {
    super(message);
  }
}
