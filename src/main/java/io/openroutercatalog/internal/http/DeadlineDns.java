package io.openroutercatalog.internal.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a name look-up no longer than until the deadline of its call. The system's look-up ends
 * neither at a deadline nor at an interrupt, and would pin a virtual thread. So it runs on a thread
 * of its own, which all calls for the same name share.
 */
final class DeadlineDns implements Dns {
  private static final long LOOK_EVERY_MILLIS = 20;

  private static final ThreadLocal<okhttp3.@Nullable Call> ASKING = new ThreadLocal<>();
  private final Map<String, CompletableFuture<List<InetAddress>>> running =
      new ConcurrentHashMap<>();

  /** Sets the call that this thread executes, or null after its end. */
  static void asking(okhttp3.@Nullable Call call) {
    if (call == null) {
      ASKING.remove();
    } else {
      ASKING.set(call);
    }
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    okhttp3.Call call = ASKING.get();
    CompletableFuture<List<InetAddress>> found = running.computeIfAbsent(host, this::begin);
    while (call == null || !call.isCanceled()) { // OkHttp cancels a call at its deadline.
      try {
        return found.get(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Still waiting.
      } catch (ExecutionException e) {
        break;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new UnknownHostException(host);
  }

  private CompletableFuture<List<InetAddress>> begin(String host) {
    CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
    Thread.ofPlatform().daemon().name("openrouter-catalog-names").start(() -> look(host, found));
    return found;
  }

  private void look(String host, CompletableFuture<List<InetAddress>> found) {
    try {
      List<InetAddress> addresses = Dns.SYSTEM.lookup(host);
      running.remove(host); // First, so that no call joins a look-up that has ended.
      found.complete(addresses);
    } catch (UnknownHostException | RuntimeException | Error e) {
      running.remove(host);
      found.completeExceptionally(e);
    }
  }
}
