package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.internal.log.CatalogLog;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for results on the thread of a caller, who gets a value in any case. */
public final class Waiting {
  /** Why a caller has no result. */
  public static final CatalogError NO_RESULT =
      CatalogError.of(CatalogError.Kind.INTERNAL, "interrupted, or ended without a result");

  private static final CatalogLog log = CatalogLog.INSTANCE;
  private static final Duration FOR_EVER = Duration.ofDays(36_500);

  private Waiting() {}

  /**
   * {@return the result, or null if it is not there in time or the thread is interrupted, which
   * stays set}
   *
   * @param atMost zero or less does not wait
   */
  public static <T> @Nullable T upTo(Duration atMost, CompletableFuture<T> result) {
    try {
      Duration wait = atMost.compareTo(FOR_EVER) < 0 ? atMost : FOR_EVER;
      return result.get(wait.isNegative() ? 0 : wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException e) {
      // Whoever waits has waited long enough; the work goes on.
    } catch (ExecutionException e) {
      log.atDebug().setCause(e).log("a flight ended without a value");
    }
    return null;
  }

  /** {@return the result, or another value if the thread is interrupted, which stays set} */
  public static <T> T forResult(CompletableFuture<T> result, Supplier<? extends T> otherwise) {
    T value = upTo(FOR_EVER, result);
    return value == null ? otherwise.get() : value;
  }
}
