package io.openroutercatalog.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.HealthPolicy;
import io.openroutercatalog.ModelFilters;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.internal.client.OpenRouterClient;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelHealth;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The health of a model with given endpoints, under both policies. */
@SuppressWarnings("NullAway.Init") // Set before all tests.
class HealthRuleTest {
  private static FakeOpenRouter openRouter;
  private static OpenRouterClient client;

  @BeforeAll
  static void start() {
    openRouter = FakeOpenRouter.start();
    client = new OpenRouterClient(TestSettings.quiet(openRouter).build());
  }

  @AfterAll
  static void stop() {
    client.close();
    openRouter.close();
  }

  /**
   * Endpoints are separated by blanks. Each is "status/30m/1d/5m" in JSON, with nothing for a field
   * that is absent, and "'…'" for a JSON string. The reference implementation gives the scores of
   * its column.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # name                                   | endpoints                                   | reference         | three-valued
          no endpoints                             | ``                                          | gated             | gated
          one healthy, percent                     | 0/99.5/99.8/100                             | 99.75             | 99.75
          boundary 90.0 passes                     | 0/90.0/90.0/90.0                            | 93.0              | 93.0
          just below the gate                      | 0/89.99/99.9/99.9                           | gated             | gated
          30m absent falls to 1d                   | 0/null/97.0/80.0                            | 94.5              | 94.5
          30m and 1d absent falls to 5m            | 0/null/null/95.0                            | 96.5              | 96.5
          none ok                                  | -2/99.9/99.9/99.9 -5/99.0/99.0/99.0         | gated             | gated
          one ok of three                          | -2/50.0/60.0/40.0 0/93.3/92.0/91.0 -10/12.0/3.0/null | 94.85000000000001 | 94.85000000000001
          best uptime comes from a not-ok endpoint | -2/99.9/99.9/99.9 0/40.0/50.0/30.0          | 99.93             | 99.93
          freshness differs from the gate window   | 0/92.0/99.0/100.0                           | 96.0              | 96.0
          freshness missing falls to 30m           | 0/96.5/99.0/null                            | 97.55             | 97.55
          status missing                           | /99.0//                                     | gated             | gated
          negative uptime ignored                  | 0/-1/98.0/null                              | 98.6              | 98.6
          uptime as text                           | 0/'97.5'/null/null                          | 98.25             | 98.25
          uptime over 100 is clamped               | 0/120.0/null/null                           | 100.0             | 100.0

          # where the policies differ
          one healthy, fraction                    | 0/0.995/0.998/1.0                           | 99.75             | gated
          all uptime null                          | 0/null/null/null                            | gated             | no score
          all windows absent                       | 0///                                        | gated             | no score
          all windows negative                     | 0/-1/-0.5/-100                              | gated             | no score
          all windows unreadable                   | 0/'x'/{}/true                               | gated             | no score
          one percent                              | 0/1/1/1                                     | 100.0             | gated
          dead for all windows                     | 0/0/0/0                                     | gated             | gated
          a fraction raises one endpoint           | 0/0.97/null/null 0/96.0/null/null           | 97.9              | 97.2

          # a status that is not 0 costs only its endpoint
          status missing beside an ok one          | /10.0/10.0/10.0 0/95.0/95.0/95.0            | 96.5              | 96.5
          status as text beside an ok one          | 'up'/10.0/10.0/10.0 0/95.0/95.0/95.0        | 96.5              | 96.5
          status as text alone                     | '0'/99.0/99.0/99.0                          | gated             | gated
          status null alone                        | null/99.0/99.0/99.0                         | gated             | gated
          not ok and no traffic                    | -3/null/null/null                           | gated             | gated
          """)
  void endpoints_have_this_health(
      String name, String endpoints, String reference, String threeValued) {
    List<Endpoint> read = read(endpoints);
    assertThat(Health.rule(HealthPolicy.REFERENCE).evidenceOf(read).health())
        .as(name)
        .isEqualTo(health(reference));
    assertThat(Health.rule(HealthPolicy.THREE_VALUED).evidenceOf(read).health())
        .as(name)
        .isEqualTo(health(threeValued));
  }

  /** Tests a working endpoint with this tag beside another one that is down. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      textBlock =
          """
          # tag                | counts
          null                 | true
          openai               | true
          openai/fp8           | true
          openai/priority      | false
          openai/flex          | false
          google/global/flex   | false
          /flex                | false
          flex                 | true
          priority             | true
          openai/flexible      | true
          openai/flex/eu       | true
          """)
  void priority_and_flex_endpoints_count_only_under_the_reference_policy(
      String tag, boolean counts) {
    List<Endpoint> endpoints =
        List.of(
            Health.endpoint(tag, 0L, 100.0, 100.0, 100.0),
            Health.endpoint("other", -5L, 10.0, 10.0, 10.0));
    assertThat(Health.rule(HealthPolicy.THREE_VALUED).evidenceOf(endpoints).health())
        .isEqualTo(health(counts ? "100.0" : "gated"));
    assertThat(Health.rule(HealthPolicy.REFERENCE).evidenceOf(endpoints).health())
        .isEqualTo(health("100.0"));
  }

  @Test
  void a_model_with_priority_and_flex_endpoints_alone_is_gated() {
    List<Endpoint> endpoints =
        List.of(
            Health.endpoint("a/priority", 0L, 100.0, 100.0, 100.0),
            Health.endpoint("a/flex", 0L, 100.0, 100.0, 100.0));
    assertThat(Health.rule(HealthPolicy.THREE_VALUED).evidenceOf(endpoints).health())
        .isEqualTo(health("gated"));
  }

  /** Tests a working endpoint that states this, beside one with everything that is down. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # what it states beside status and uptime          | counts
          "supported_parameters":["tools"]                    | true
          "supported_parameters":["seed","tools"]             | true
          "supported_parameters":["seed"]                     | false
          "supported_parameters":["Tools"]                    | false
          "supported_parameters":[]                           | false
          "supported_parameters":[5,null]                     | false
          "supported_parameters":null                         | true
          "supported_parameters":"seed"                       | true
          "supported_parameters":{}                           | true
          "context_length":100000                             | true
          "context_length":99999                              | false
          "context_length":99999.0                            | false
          "context_length":1                                  | false
          "context_length":0                                  | true
          "context_length":-1                                 | true
          "context_length":null                               | true
          "context_length":8000.5                             | true
          "context_length":"8000"                             | true
          "context_length":99999,"supported_parameters":[]    | false
          """)
  void an_endpoint_that_cannot_serve_does_not_count(String fields, boolean counts) {
    String working = "{\"status\":0,\"uptime_last_30m\":100," + fields + "}";
    String down =
        "{\"status\":-5,\"uptime_last_30m\":50,\"context_length\":200000,"
            + "\"supported_parameters\":[\"tools\"]}";
    openRouter.endpoints(
        "a/b", FakeAnswer.json("{\"data\":{\"endpoints\":[" + working + "," + down + "]}}"));
    List<Endpoint> read = ((FetchOutcome.Answer<List<Endpoint>>) client.endpoints("a/b")).value();

    HealthEvidence evidence = Health.RULE.evidenceOf(read);
    assertThat(evidence.health()).isEqualTo(health(counts ? "100.0" : "gated"));
    assertThat(evidence.counted()).isEqualTo(counts ? 2 : 1);
    assertThat(evidence.working()).isEqualTo(counts ? 1 : 0);
    assertThat(evidence.uptimeLast30m()).isEqualTo(counts ? 100.0 : 50.0);
    assertThat(Health.rule(HealthPolicy.REFERENCE).evidenceOf(read).counted()).isEqualTo(2);
  }

  @Test
  void what_an_endpoint_must_be_able_to_do_is_what_a_model_must() {
    HealthRule rule =
        new HealthRule(
            HealthPolicy.THREE_VALUED,
            ModelFilters.defaults()
                .withRequiredParameters(Set.of("seed", "stop"))
                .withMinContextLength(5),
            null);
    Endpoint.Builder endpoint = Endpoint.builder().status(0L).uptimeLast30m(100.0);

    assertThat(counted(rule, endpoint.supportedParameters(List.of("stop", "seed")))).isEqualTo(1);
    assertThat(counted(rule, endpoint.supportedParameters(List.of("stop")))).isZero();
    assertThat(counted(rule, endpoint.supportedParameters(null).contextLength(5L))).isEqualTo(1);
    assertThat(counted(rule, endpoint.contextLength(4L))).isZero();
  }

  private static int counted(HealthRule rule, Endpoint.Builder endpoint) {
    return rule.evidenceOf(List.of(endpoint.build())).counted();
  }

  private static ModelHealth health(String text) {
    return switch (text) {
      case "gated" -> new ModelHealth(true, null);
      case "no score" -> new ModelHealth(false, null);
      default -> new ModelHealth(false, Double.valueOf(text));
    };
  }

  private static List<Endpoint> read(String endpoints) {
    String rows =
        Arrays.stream(endpoints.split(" +"))
            .filter(text -> !text.isEmpty())
            .map(HealthRuleTest::json)
            .collect(Collectors.joining(","));
    openRouter.endpoints("a/b", FakeAnswer.json("{\"data\":{\"endpoints\":[" + rows + "]}}"));
    return ((FetchOutcome.Answer<List<Endpoint>>) client.endpoints("a/b")).value();
  }

  private static String json(String endpoint) {
    List<String> names = List.of("status", "uptime_last_30m", "uptime_last_1d", "uptime_last_5m");
    String[] values = endpoint.split("/", -1);
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (!values[i].isEmpty()) {
        fields.add("\"" + names.get(i) + "\":" + values[i].replace('\'', '"'));
      }
    }
    return "{" + String.join(",", fields) + "}";
  }

  static Stream<Arguments> reasons() {
    return Stream.of(
        Arguments.of(List.of(), "down: no endpoint can serve the application"),
        Arguments.of(
            List.of(Health.endpoint("a", -1L, 50.0, null, null)),
            "down: of 1 counted endpoint none has the status 0"),
        Arguments.of(
            List.of(
                Health.endpoint("a", 0L, 89.94, null, 12.5),
                Health.endpoint("b", -1L, null, null, null)),
            "down: 1 of 2 counted endpoints serving, best uptime of 30 minutes 89.9 %,"
                + " of 5 minutes 12.5 %; the one that counts is not 90 %"),
        Arguments.of(
            List.of(Health.endpoint("a", 0L, null, null, null)),
            "works, but had no request lately to judge it by: 1 of 1 counted endpoint serving,"
                + " best uptime of 30 minutes unknown, of 5 minutes unknown"),
        Arguments.of(
            List.of(Health.endpoint("a", 0L, 100.0, null, 99.0)),
            "works: 1 of 1 counted endpoint serving, best uptime of 30 minutes 100 %,"
                + " of 5 minutes 99 %"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  void a_health_has_its_reason(List<Endpoint> endpoints, String why) {
    assertThat(Health.RULE.why(Health.RULE.evidenceOf(endpoints))).isEqualTo(why);
  }

  @Test
  void an_endpoint_that_does_not_count_says_why() {
    assertThat(Health.RULE.whyNotCounted(Health.endpoint("a/flex", 0L, 1.0, 1.0, 1.0)))
        .isEqualTo("on request only");
    assertThat(
            Health.RULE.whyNotCounted(
                Endpoint.builder().supportedParameters(List.of("seed")).build()))
        .isEqualTo("lacks a parameter");
    assertThat(Health.RULE.whyNotCounted(Endpoint.builder().contextLength(5L).build()))
        .isEqualTo("short context");
    assertThat(Health.RULE.whyNotCounted(Endpoint.builder().build())).isNull();
  }
}
