package io.openroutercatalog.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Hides {@code Retry-After} from OkHttp. OkHttp would retry at once after a 503 with 0 and after
 * most 408, and throws if the number does not fit an int. Here an attempt is one request, and the
 * refresh decides when the next one comes.
 */
final class RetryAfterInterceptor implements Interceptor {
  private static final String RETRY_AFTER = "Retry-After";
  private static final String ASKED = "Openrouter-Catalog-Asked-Wait";

  private final InstantSource clock;

  RetryAfterInterceptor(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    Duration asked = RetryAfter.parse(response.header(RETRY_AFTER), clock.instant());
    Response.Builder shown =
        response.newBuilder().header(RETRY_AFTER, "1").removeHeader(ASKED); // 1 prevents a retry.
    return (asked == null ? shown : shown.header(ASKED, asked.toString())).build();
  }

  /** {@return how long the service asks to wait, or null} */
  static @Nullable Duration of(Response response) {
    String asked = response.header(ASKED);
    return asked == null ? null : Duration.parse(asked);
  }
}
