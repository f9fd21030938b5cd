package io.openroutercatalog.explain;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.life.Life;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelRow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A catalogue in whose life something of every kind has happened. */
public final class ExplainedLife {
  private static final ModelRow SONNET =
      TestRow.of("anthropic/claude-sonnet-4.5")
          .name("Anthropic: Claude Sonnet 4.5")
          .created(1_759_161_676L)
          .contextLength(1_000_000L)
          .supportedParameters("tools", "reasoning", "structured_outputs")
          .prices("0.000003", "0.000015")
          .row();
  private static final ModelRow OLD_GPT =
      TestRow.of("openai/gpt-4.1").created(1_744_651_385L).prices("0.000002", "0.000008").row();
  private static final List<ModelRow> ROWS =
      List.of(
          SONNET,
          TestRow.of("openai/gpt-5").created(1_754_587_413L).prices("0.00000125", "0.00001").row(),
          TestRow.of("vendor54/model-7368").created(1_700_000_000L).prices("0", "0").row(),
          TestRow.of("vendor84/model-8047").created(1_710_000_000L).prices("0.0000002", "-1").row(),
          TestRow.of("deepseek/deepseek-math")
              .name("DeepSeek Math")
              .contextLength(65_536L)
              .supportedParameters("max_tokens")
              .prices("0.0000005", "0.000002")
              .row());

  private final Life life;

  private ExplainedLife(Life life) {
    this.life = life;
  }

  /** {@return the life after two lists, of which the second lacks a model, and a health pass} */
  public static ExplainedLife begin() {
    ScriptedSource source = new ScriptedSource().then(ScriptedSource.list(with(OLD_GPT), "1"));
    source.health(ExplainedLife::endpoints);
    Life life =
        new Life(
            source,
            settings ->
                settings
                    .operatorConfigs(
                        List.of(
                            LlmConfig.builder().id(1).provider("GROQ").modelName("own").build()))
                    .modelOverrides(
                        Map.of(
                            "openai/gpt-5",
                            Map.of("rpm", 10, "api_key", "secret", "quality_score_static", 99)))
                    .implausibleLossShare(1));
    life.start();
    source.always(ScriptedSource.list(ROWS, "2"));
    life.time.advance(Duration.ofHours(24));
    life.measure();
    return new ExplainedLife(life);
  }

  private static List<ModelRow> with(ModelRow row) {
    return Stream.concat(ROWS.stream(), Stream.of(row)).toList();
  }

  private static FetchOutcome<List<Endpoint>> endpoints(String model) {
    if (!model.equals(SONNET.id())) {
      return ScriptedSource.WORKING;
    }
    return new FetchOutcome.Answer<>(
        List.of(
            Endpoint.builder()
                .providerName("Anthropic")
                .tag("anthropic")
                .status(-5L)
                .uptimeLast30m(61.25)
                .uptimeLast5m(40.0)
                .build(),
            Endpoint.builder()
                .providerName("Google")
                .tag("google-vertex")
                .status(0L)
                .uptimeLast30m(99.9)
                .contextLength(32_000L)
                .build()));
  }

  /** {@return the explanation of a name or an id} */
  public Explanation explain(String nameOrId) {
    return life.engine.explain(nameOrId);
  }

  /** {@return the life} */
  public Life life() {
    return life;
  }
}
