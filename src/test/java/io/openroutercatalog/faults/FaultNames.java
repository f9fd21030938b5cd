package io.openroutercatalog.faults;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.security.Security;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The name service of the tests: one name means what a test says, all others what they always mean.
 * Found by the JVM through META-INF/services.
 */
public final class FaultNames extends InetAddressResolverProvider {
  /** A name that no real name service knows. */
  static final String HOST = "catalogue.faults.invalid";

  private enum State {
    KNOWN,
    UNKNOWN,
    SILENT
  }

  private static volatile State state = State.KNOWN;
  private static volatile CountDownLatch silence = new CountDownLatch(0);

  static void fail() {
    state = State.UNKNOWN;
  }

  static void hang() {
    silence = new CountDownLatch(1);
    state = State.SILENT;
  }

  static void recover() {
    state = State.KNOWN;
    silence.countDown();
  }

  @Override
  public InetAddressResolver get(Configuration configuration) {
    // Read by the JVM after this: what a name means changes within milliseconds here.
    Security.setProperty("networkaddress.cache.ttl", "0");
    Security.setProperty("networkaddress.cache.negative.ttl", "0");
    InetAddressResolver real = configuration.builtinResolver();
    return new InetAddressResolver() {
      @Override
      public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
          throws UnknownHostException {
        return host.equals(HOST) ? look(host) : real.lookupByName(host, policy);
      }

      @Override
      public String lookupByAddress(byte[] address) throws UnknownHostException {
        return real.lookupByAddress(address);
      }
    };
  }

  private static Stream<InetAddress> look(String host) throws UnknownHostException {
    if (state == State.SILENT) {
      awaitEnd();
    }
    if (state != State.KNOWN) {
      throw new UnknownHostException(host);
    }
    return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
  }

  /** A look-up by the system does not end at an interrupt either. */
  private static void awaitEnd() {
    boolean interrupted = false;
    while (true) {
      try {
        silence.await(30, TimeUnit.SECONDS);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public String name() {
    return "fault-names";
  }
}
