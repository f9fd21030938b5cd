package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A JVM whose requests go through a proxy. */
class ProxyTest {
  private static final List<String> PROPERTIES =
      List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts");

  private final MockWebServer proxy = new MockWebServer();
  private final Map<String, @Nullable String> before = new HashMap<>();
  private final @Nullable Authenticator authenticatorBefore = Authenticator.getDefault();

  @BeforeEach
  void setTheProxyOfTheJvm() throws IOException {
    proxy.start();
    PROPERTIES.forEach(name -> before.put(name, System.getProperty(name)));
    System.setProperty("http.proxyHost", "127.0.0.1");
    System.setProperty("http.proxyPort", String.valueOf(proxy.getPort()));
    System.setProperty("http.nonProxyHosts", "");
  }

  @AfterEach
  void restoreTheProxyOfTheJvm() {
    before.forEach(
        (name, value) -> {
          if (value == null) {
            System.clearProperty(name);
          } else {
            System.setProperty(name, value);
          }
        });
    Authenticator.setDefault(authenticatorBefore);
    proxy.close();
  }

  @Test
  void a_service_on_this_machine_is_asked_without_the_proxy() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start();
        OpenRouterClient client =
            new OpenRouterClient(at(openRouter.baseUrl()).apiKey(Canary.KEY).build())) {
      value(client.endpoints("a/one"));

      assertThat(openRouter.lastAuthorization()).isEqualTo("Bearer " + Canary.KEY);
      assertThat(proxy.getRequestCount()).isZero();
    }
  }

  @Test
  void a_proxy_that_wants_a_password_gets_the_one_of_the_jvm() throws InterruptedException {
    Authenticator.setDefault(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication("user", "secret".toCharArray());
          }
        });
    proxy.enqueue(
        new MockResponse.Builder()
            .code(407)
            .setHeader("Proxy-Authenticate", "Basic realm=\"proxy\"")
            .build());
    proxy.enqueue(new MockResponse.Builder().body("{\"data\":[]}").build());
    try (OpenRouterClient client =
        new OpenRouterClient(at(URI.create("http://service.example/api/v1")).build())) {
      value(Clients.list(client));

      RecordedRequest first = proxy.takeRequest();
      RecordedRequest second = proxy.takeRequest();
      assertThat(first.getHeaders().get("Proxy-Authorization")).isNull();
      assertThat(second.getHeaders().get("Proxy-Authorization"))
          .isEqualTo("Basic dXNlcjpzZWNyZXQ=");
    }
  }
}
