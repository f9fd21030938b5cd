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
 * The name service of the tests: a test decides what one name resolves to; all others resolve as
 * usual. The JVM finds it through META-INF/services.
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
    // Set before the JVM reads it: in these tests a name changes within milliseconds.
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

  /** Like a look-up of the system, it does not end at an interrupt. */
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
