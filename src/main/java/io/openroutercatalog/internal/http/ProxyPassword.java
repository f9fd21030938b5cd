package io.openroutercatalog.internal.http;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import okhttp3.Challenge;
import okhttp3.Credentials;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Answers a proxy that asks for a password with the one that the JVM has for it. OkHttp's own way
 * fails where the JVM names the proxy by properties, since it then has no address yet.
 */
final class ProxyPassword {
  private static final String HEADER = "Proxy-Authorization";

  private ProxyPassword() {}

  /** {@return the request with a password, or null where the JVM has none, or it was refused} */
  static @Nullable Request answer(@Nullable Route route, Response response) {
    if (route == null
        || response.request().header(HEADER) != null
        || !(route.proxy().address() instanceof InetSocketAddress proxy)) {
      return null;
    }
    for (Challenge challenge : response.challenges()) {
      if ("Basic".equalsIgnoreCase(challenge.scheme())) {
        PasswordAuthentication known =
            Authenticator.requestPasswordAuthentication(
                proxy.getHostString(),
                null,
                proxy.getPort(),
                response.request().url().scheme(),
                challenge.realm(),
                challenge.scheme(),
                response.request().url().url(),
                Authenticator.RequestorType.PROXY);
        if (known != null) {
          String credentials =
              Credentials.basic(known.getUserName(), new String(known.getPassword()));
          return response.request().newBuilder().header(HEADER, credentials).build();
        }
      }
    }
    return null;
  }
}
