package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.client.OpenRouterClient;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ListResponse;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Protocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS wraps the exception that ends a connection with too many bytes; it must still be named. */
final class OverlongTlsTest {
  private static final int MEBIBYTE = 1 << 20;

  @TempDir Path folder;

  @Test
  void too_many_bytes_around_a_body_are_too_large_over_tls_as_well() throws Exception {
    try (FaultCertificates certificates = new FaultCertificates(folder);
        MockWebServer server = new MockWebServer()) {
      server.useHttps(certificates.good.getSocketFactory());
      server.setProtocols(List.of(Protocol.HTTP_1_1));
      server.enqueue(new MockResponse.Builder().chunkedBody(" ".repeat(MEBIBYTE), 1).build());
      server.start();
      CatalogSettings settings =
          TestSettings.quiet()
              .baseUrl(server.url("/api/v1").newBuilder().host("127.0.0.1").build().uri())
              .maxBodyBytes(MEBIBYTE)
              .build();
      try (OpenRouterClient client = new OpenRouterClient(settings)) {
        FetchOutcome<ListResponse> outcome = client.models(null);

        assertThat(outcome)
            .isInstanceOfSatisfying(
                FetchOutcome.Failed.class,
                failed ->
                    assertThat(failed.error())
                        .hasToString(
                            Kind.TOO_LARGE
                                + ": more than "
                                + 2 * MEBIBYTE
                                + " bytes came over the connection"));
      }
    }
  }
}
