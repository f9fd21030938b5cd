package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.HealthReport;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeModel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** Requests for models stay below one path of one host, whatever ids a list contains. */
class HostileIdsTest {
  /** Odd ids of the form author/slug, which are requested as two path segments each. */
  private static final List<String> ODD =
      List.of(
          "a/@evil.example",
          "@evil.example/b",
          "user:pass@evil.example:80/b",
          "http:/evil.example",
          "a/...",
          "a/\u2024\u2024", // One dot leaders, then full-width and two-dot ones, and a slash alike.
          "\uff0e\uff0e/\uff0e\uff0e",
          "a/\u2025",
          "a\uff0f..\uff0f../b",
          "a\u2215b/c",
          "a/b:free",
          "a/b&c=d+f",
          "a/{b}[c]|^`<>\"'");

  /** Ids of another form, whose rows are skipped. */
  private static final List<String> MALFORMED =
      List.of(
          "%2e%2e/%2e%2e",
          "a/..%2f..%2fkeys",
          "a/%2F%2Fevil.example",
          "a/b?x=1",
          "a?x=1/b",
          "a/b#f",
          "a#f/b",
          "a/b\\..\\..\\keys",
          "\\/\\",
          "a/..;x",
          "..;/keys",
          "a/%00",
          "a/%0d%0aX-More:1",
          "a/b&c=d;e+f",
          "../keys",
          "a/..",
          "a/.",
          "./b",
          "../..",
          "a/../b",
          "a//b",
          "//evil.example/b",
          "/a/b",
          "a/b/c",
          "a/",
          "/b",
          "/",
          "",
          "a",
          "~/b",
          "~../b",
          "a/b ",
          "a/b c",
          "a/\u00a0",
          "a/\u3000b",
          "a/b\r\nX-More: 1",
          "a/\u0000",
          "a/\u007f",
          "a/\u0085",
          "a/\u202e",
          "a/\u200b..",
          "a\u2028/b",
          "a/\ud800",
          "a/\ufeff..");

  private final Set<String> targets = ConcurrentHashMap.newKeySet();
  private final Set<String> hosts = ConcurrentHashMap.newKeySet();

  private MockResponse answer(RecordedRequest request) {
    targets.add(request.getTarget());
    hosts.add(String.valueOf(request.getHeaders().get("Host")));
    boolean list = request.getTarget().equals("/proxy/v1/models");
    return new MockResponse.Builder()
        .body(list ? models() : "{\"data\":{\"endpoints\":[{\"status\":0}]}}")
        .build();
  }

  private static String models() {
    return Stream.concat(ODD.stream(), MALFORMED.stream())
        .map(id -> FakeModel.of("a/b").with("id", id).toJson())
        // UTF-8 cannot express half of a surrogate pair, but an escape sequence can.
        .map(row -> row.replace("\ud800", "\\ud800"))
        .collect(Collectors.joining(",", "{\"data\":[", "]}"));
  }

  @Test
  void no_model_id_leads_a_request_to_another_path() throws Exception {
    try (MockWebServer server = new MockWebServer()) {
      server.setDispatcher(
          new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
              return answer(request);
            }
          });
      server.start();
      CatalogSettings settings =
          TestSettings.quiet().baseUrl(server.url("/proxy/v1").uri()).build();
      try (CatalogService catalog = CatalogService.create(settings)) {
        assertThat(catalog.configs())
            .extracting(LlmConfig::modelName)
            .containsExactlyElementsOf(ODD);
        assertThat(catalog.snapshot().excludedByReason())
            .containsEntry(ExclusionReason.ID_MALFORMED, MALFORMED.size());
        HealthReport report = catalog.measureHealth();
        assertThat(report.selected()).isEqualTo(ODD.size());
        assertThat(report.failed()).isZero();
      }
      assertThat(hosts).containsExactly(server.getHostName() + ":" + server.getPort());
    }
    assertThat(targets.remove("/proxy/v1/models")).isTrue();
    assertThat(targets)
        .hasSameSizeAs(ODD)
        // No server, nor a proxy that decodes once or twice, may see a separator in the id.
        .allMatch(target -> target.matches("/proxy/v1/models/[^/?#\\\\]+/[^/?#\\\\]+/endpoints"))
        .noneMatch(target -> target.matches(".*/(\\.|%2[eE]){1,2}/.*"));
    assertThat(targets.stream().map(HostileIdsTest::id)).containsExactlyInAnyOrderElementsOf(ODD);
  }

  /** {@return the id that a server decodes from a request's target} */
  private static String id(String target) {
    String encoded = target.substring("/proxy/v1/models/".length(), target.lastIndexOf('/'));
    return java.net.URLDecoder.decode(
        encoded.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
  }
}
