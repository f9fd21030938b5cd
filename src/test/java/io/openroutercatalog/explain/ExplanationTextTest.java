package io.openroutercatalog.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.avoid.InMemoryCoolDowns;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Explanations word for word, as people and machines get them. */
class ExplanationTextTest {
  private final ExplainedLife life = ExplainedLife.begin();

  @Test
  void a_model_that_is_down_cools_down_and_is_overridden_says_all_of_it() {
    CoolDowns coolDowns =
        CoolDowns.of(life.life().engine::snapshot, new InMemoryCoolDowns(), life.life().time);
    coolDowns.cool(-8_484_208, Duration.ofMinutes(5));

    assertThat(life.explain("anthropic/claude-sonnet-4.5").toText())
        .isEqualTo(
            """
            anthropic/claude-sonnet-4.5 is listed as -5138454: premium, quality 89, known to
            be down.

            id         -5138454, from the hash of its name
            tier       premium: prompt 3 USD, completion 15 USD for a million tokens
            quality    89: by its facts alone; its health gives no score
                         prestige       50  author anthropic
                         recency        12  created 2025-09-29, 322 days ago
                         pricing        12  18 USD for a million prompt and a million
                                            completion tokens
                         context        10  1000000 tokens
                         capabilities    5  tools, structured_outputs, reasoning
                         penalty         0  no mark of a small or unfinished model in its id
            health     down: of 1 counted endpoint none has the status 0
                       measured at 2026-08-18T12:00:00Z, asked again at 2026-08-18T13:00:00Z
                         Anthropic            status -5   61.3 %
                         Google               status 0    99.9 %  not counted: short context
            """);
    assertThat(life.explain("-8484208").with(coolDowns).toText())
        .isEqualTo(
            """
            openai/gpt-5 is listed as -8484208: premium, quality 100, cooling down until
            2026-08-18T12:05:00Z.

            id         -8484208, from the hash of its name
            tier       premium: prompt 1.25 USD, completion 10 USD for a million tokens
            quality    100: 99 by its facts and 100 by its health
                         prestige       50  author openai
                         recency         9  created 2025-08-07, 375 days ago
                         pricing        12  11.25 USD for a million prompt and a million
                                            completion tokens
                         context         6  200000 tokens
                         capabilities    2  tools
                         penalty         0  no mark of a small or unfinished model in its id
            health     works: 1 of 1 counted endpoint serving, best uptime of 30 minutes
                       100 %, of 5 minutes 100 %
                       measured at 2026-08-18T12:00:00Z, asked again at 2026-08-18T13:00:00Z
                         a/b                  status 0     100 %
            overrides  api_key = set, rpm = 10, quality_score_static = 99
            cool-down  until 2026-08-18T12:05:00Z (asked)
            """);
  }

  @Test
  void a_name_that_leads_elsewhere_is_told_with_what_it_stands_for() {
    assertThat(life.explain("openai/gpt-5:nitro").summary())
        .isEqualTo(
            "openai/gpt-5 (for openai/gpt-5:nitro) is listed as -8484208: premium, quality 100.");
  }

  @Test
  void what_is_not_listed_says_why_in_its_first_sentence() {
    assertThat(life.explain("openai/gpt-4.1").summary())
        .isEqualTo(
            "openai/gpt-4.1 (-8388613) has not been listed since 2026-08-18T01:12:00Z."
                + " openai/gpt-5, -8484208, can take its place.");
    assertThat(life.explain("deepseek/deepseek-math").toText())
        .isEqualTo(
            """
            deepseek/deepseek-math is in the list, and left out of the catalogue:
            tool_calling, context_length.

            left out   tool_calling: lacks tools (setting required_parameters)
                       context_length: 65536 tokens, less than 100000 (setting
                       min_context_length)
            """);
    assertThat(life.explain("openai/gpt-6").toText())
        .isEqualTo(
            """
            openai/gpt-6 is neither in the catalogue nor in the list. Did you mean
            openai/gpt-5 or openai/gpt-4.1?
            """);
    assertThat(life.explain("-99").toText())
        .isEqualTo("-99 is neither in the catalogue nor in the list.\n");
  }

  @Test
  void the_json_is_the_same_in_one_object() {
    CoolDowns coolDowns =
        CoolDowns.of(life.life().engine::snapshot, new InMemoryCoolDowns(), life.life().time);
    coolDowns.cool(1, Duration.ofMinutes(5));

    assertThat(life.explain("own").with(coolDowns).toJson())
        .isEqualTo(
            "{\"query\":\"own\",\"found\":\"listed\",\"id\":1,\"model_name\":\"own\",\"reasons\":[],"
                + "\"score\":{\"quality\":50,\"static\":50,\"health\":null,\"components\":["
                + "{\"name\":\"prestige\",\"points\":30,\"fact\":null},"
                + "{\"name\":\"operator\",\"points\":20,\"fact\":null},"
                + "{\"name\":\"pricing\",\"points\":0,\"fact\":null},"
                + "{\"name\":\"context\",\"points\":0,\"fact\":null},"
                + "{\"name\":\"penalty\",\"points\":0,\"fact\":null}]},\"health\":null,\"tier\":{\"tier\":\"premium\",\"why\":\"stated"
                + " by the operator\"},"
                + "\"id_origin\":{\"kind\":\"operator\",\"claimed\":null,\"held_by\":[]},"
                + "\"cool_down\":{\"until\":\"2026-08-18T12:05:00Z\",\"why\":\"asked\"},"
                + "\"delisted_since\":null,\"replacement\":null,\"overrides\":{},\"nearest\":[]}");
    assertThat(life.explain("deepseek/deepseek-math").toJson())
        .contains(
            "\"reasons\":[{\"reason\":\"tool_calling\",\"setting\":\"required_parameters\","
                + "\"fact\":\"lacks tools\"},");
    assertThat(life.explain("anthropic/claude-sonnet-4.5").toJson())
        .contains(
            "\"health\":{\"gated\":true,\"score\":null,"
                + "\"why\":\"down: of 1 counted endpoint none has the status 0\","
                + "\"measured_at\":\"2026-08-18T12:00:00Z\",\"counted\":1,\"serving\":0,"
                + "\"uptime_last_30m\":61.25,\"uptime_last_5m\":40.0,"
                + "\"asked_next\":\"2026-08-18T13:00:00Z\",\"endpoints\":["
                + "{\"name\":\"Anthropic\",\"not_counted\":null,\"status\":-5,"
                + "\"uptime_last_30m\":61.25},"
                + "{\"name\":\"Google\",\"not_counted\":\"short context\",\"status\":0,"
                + "\"uptime_last_30m\":99.9}]}");
    assertThat(life.explain("openai/gpt-4.1").toJson())
        .contains("\"delisted_since\":\"2026-08-18T01:12:00Z\"");
  }
}
