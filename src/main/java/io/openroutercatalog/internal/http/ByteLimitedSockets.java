package io.openroutercatalog.internal.http;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.SocketFactory;

/**
 * Makes connections that end when too many bytes come in. OkHttp bounds the headers, and this
 * library the body, but only this bounds the lines between the chunks of a body. Connections to a
 * SOCKS proxy do not have this bound.
 */
final class ByteLimitedSockets extends SocketFactory {
  private final long mostBytes;

  /**
   * Creates a factory.
   *
   * @param mostBytes the most bytes that may come in after the last write
   */
  ByteLimitedSockets(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Override
  public Socket createSocket() {
    return new ByteLimitedSocket(mostBytes);
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw new UnsupportedOperationException("OkHttp connects by itself");
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("OkHttp connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw new UnsupportedOperationException("OkHttp connects by itself");
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) {
    throw new UnsupportedOperationException("OkHttp connects by itself");
  }

  private static final class ByteLimitedSocket extends Socket {
    private final long mostBytes;
    private final AtomicLong left = new AtomicLong();

    ByteLimitedSocket(long mostBytes) {
      this.mostBytes = mostBytes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read() throws IOException {
          int read = super.read();
          count(read < 0 ? 0 : 1);
          return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          int read = super.read(bytes, offset, length);
          count(read);
          return read;
        }
      };
    }

    private void count(int read) throws IOException {
      if (left.addAndGet(-read) < 0) {
        throw new AnswerTooLargeException(
            "more than " + mostBytes + " bytes came over the connection");
      }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
      return new FilterOutputStream(super.getOutputStream()) {
        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
          left.set(mostBytes);
          out.write(bytes, offset, length);
        }
      };
    }
  }
}
