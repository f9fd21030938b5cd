package io.openroutercatalog.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Endpoints are kept from health passes, and asked for on demand. */
class LifeEndpointsTest {
  private static final FetchOutcome<List<Endpoint>> TWO = answer(2);

  private final ScriptedSource source =
      new ScriptedSource().always(ScriptedSource.list("a/one", "b/two", "c/three:free"));

  private static FetchOutcome<List<Endpoint>> answer(int endpoints) {
    return new FetchOutcome.Answer<>(
        IntStream.range(0, endpoints)
            .mapToObj(i -> Endpoint.builder().tag("tag" + i).status(0L).uptimeLast30m(99.0).build())
            .toList());
  }

  private Life life() {
    return new Life(
            source,
            settings -> settings.refreshInterval(Duration.ZERO).healthInterval(Duration.ofHours(1)))
        .start();
  }

  private static EndpointsResult get(Life life, String model) {
    return life.finish(life.engine.endpoints(model));
  }

  @Test
  void those_of_a_health_pass_are_kept() {
    Life life = life();
    source.health(model -> TWO);
    assertThat(life.engine.knownEndpoints("a/one")).isNull();
    life.measure();

    ModelEndpoints known = life.engine.knownEndpoints("a/one");
    assertThat(known).isNotNull();
    assertThat(known.endpoints()).hasSize(2);
    assertThat(known.askedAt()).isEqualTo(life.time.instant());
    assertThat(get(life, "a/one")).isEqualTo(new EndpointsResult.Fresh(known));
    assertThat(source.measured).hasSize(3);
  }

  @Test
  void they_are_asked_for_once_within_the_interval_of_health() {
    Life life = life();
    life.engine.stopBackground();
    source.health(model -> TWO);

    assertThat(get(life, "a/one")).isInstanceOf(EndpointsResult.Fresh.class);
    assertThat(get(life, "a/one")).isInstanceOf(EndpointsResult.Fresh.class);
    life.time.advance(Duration.ofMinutes(59));
    assertThat(get(life, "a/one")).isInstanceOf(EndpointsResult.Fresh.class);
    assertThat(source.measured).containsExactly("a/one");
    life.time.advance(Duration.ofMinutes(1));
    assertThat(get(life, "a/one")).isInstanceOf(EndpointsResult.Fresh.class);
    assertThat(source.measured).containsExactly("a/one", "a/one");
  }

  @Test
  void callers_at_the_same_time_share_one_request() {
    Life life = life();
    life.engine.stopBackground();
    CompletableFuture<EndpointsResult> one = life.engine.endpoints("a/one");
    CompletableFuture<EndpointsResult> other = life.engine.endpoints("a/one");
    life.time.runReady();

    assertThat(one).isCompleted();
    assertThat(other).isCompleted();
    assertThat(source.measured).containsExactly("a/one");
  }

  @Test
  void a_failure_tells_what_was_known_and_is_not_asked_again_at_once() {
    Life life = life();
    life.engine.stopBackground();
    source.health(model -> TWO);
    ModelEndpoints known = get(life, "a/one").known();
    life.time.advance(Duration.ofHours(2));
    source.health(model -> ScriptedSource.BROKEN);

    EndpointsResult failed = get(life, "a/one");
    assertThat(failed.known()).isEqualTo(known);
    assertThat(failed).isInstanceOf(EndpointsResult.Failed.class);
    assertThat(get(life, "a/one")).isEqualTo(failed);
    assertThat(source.measured).hasSize(2);
    source.health(model -> TWO);
    life.time.advance(Duration.ofSeconds(10));
    assertThat(get(life, "a/one")).isInstanceOf(EndpointsResult.Fresh.class);
  }

  @Test
  void nothing_is_asked_while_the_service_has_asked_to_wait() {
    Life life = life();
    life.engine.stopBackground();
    source.health(model -> ScriptedSource.status(429, Duration.ofMinutes(2)));
    get(life, "a/one");
    source.health(model -> TWO);

    EndpointsResult other = get(life, "b/two");
    assertThat(other).isInstanceOf(EndpointsResult.Failed.class);
    assertThat(source.measured).containsExactly("a/one");
    life.time.advance(Duration.ofMinutes(2));
    assertThat(get(life, "b/two")).isInstanceOf(EndpointsResult.Fresh.class);
  }

  @Test
  void a_source_that_throws_is_a_failure() {
    Life life = life();
    life.engine.stopBackground();
    source.health(model -> ScriptedSource.sneak(new IllegalStateException("scripted")));

    assertThat(get(life, "a/one"))
        .isInstanceOfSatisfying(
            EndpointsResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.INTERNAL));
  }

  @Test
  void a_closed_catalogue_asks_nobody() {
    Life life = life();
    life.engine.stopBackground();
    life.engine.close();

    assertThat(life.engine.endpoints("a/one").getNow(null))
        .isInstanceOfSatisfying(
            EndpointsResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.CLOSED));
    assertThat(source.measured).isEmpty();
  }

  @Test
  void those_of_a_row_that_left_the_list_are_forgotten() {
    Life life = life();
    life.engine.stopBackground();
    get(life, "a/one");
    get(life, "b/two");
    source.always(ScriptedSource.list("b/two", "c/three:free"));
    life.refresh();

    assertThat(life.engine.knownEndpoints("a/one")).isNull();
    assertThat(life.engine.knownEndpoints("b/two")).isNotNull();
  }

  @Test
  void a_hostile_number_of_them_is_not_kept() {
    Life life = life();
    life.engine.stopBackground();
    source.health(model -> answer(40_001));

    assertThat(get(life, "a/one"))
        .isInstanceOfSatisfying(
            EndpointsResult.Failed.class,
            failed -> assertThat(failed.error().kind()).isEqualTo(CatalogError.Kind.TOO_LARGE));
    source.health(model -> answer(20_000));
    assertThat(get(life, "b/two")).isInstanceOf(EndpointsResult.Fresh.class);
    source.health(model -> answer(20_001));
    assertThat(get(life, "c/three:free")).isInstanceOf(EndpointsResult.Failed.class);
  }
}
