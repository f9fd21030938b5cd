package io.openroutercatalog.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.ReasoningOptions;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Edge cases of the values of a row. */
class ModelRowJsonTest {
  private static ModelRow read(String id, String field) throws IOException {
    try (JsonParser parser = TolerantJson.FACTORY.createParser("{" + field + "}")) {
      parser.nextToken();
      return new ModelRowJson.Reading(parser, new ValueInterner(), true).toRow(id);
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "a/one,  `{\"slug\":\"a/two\"}`, true",
        "a/one,  {},                     true",
        "a/one,  null,                   false",
        "a/one,  `\"a/two\"`,            false",
        "a/one,  [{}],                   false",
        "~a/one, null,                   true",
      })
  void an_alias_says_so_in_its_id_or_names_its_target(String id, String target, boolean alias)
      throws IOException {
    assertThat(read(id, "\"alias_target\":" + target).alias()).isEqualTo(alias);
  }

  @ParameterizedTest
  @CsvSource({
    "-31557014167219201,",
    "-31557014167219200, -31557014167219200",
    "0, 0",
    "31556889864403199, 31556889864403199",
    "31556889864403200,",
  })
  void a_creation_time_is_one_that_java_knows(String json, @Nullable Long created)
      throws IOException {
    assertThat(read("a/one", "\"created\":" + json).created())
        .isEqualTo(created == null ? null : Instant.ofEpochSecond(created));
  }

  @ParameterizedTest
  @CsvSource({"-1,", "0, 0", "1, 1"})
  void a_number_of_tokens_is_not_negative(String json, @Nullable Long tokens) throws IOException {
    ModelRow entry =
        read(
            "a/one",
            "\"context_length\":%s,\"top_provider\":{\"max_completion_tokens\":%s}"
                .formatted(json, json));
    assertThat(entry.contextLength()).isEqualTo(tokens);
    assertThat(entry.maxCompletionTokens()).isEqualTo(tokens);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-17, 2026-08-17",
    "2098-12-30, 2098-12-30",
    "2098-12-31,", // OpenRouter's way to say that no date is set.
    "2026-02-30,",
    "soon,",
  })
  void an_expiration_date_is_a_date(String text, @Nullable LocalDate date) throws IOException {
    assertThat(read("a/one", "\"expiration_date\":\"" + text + "\"").expirationDate())
        .isEqualTo(date);
  }

  /** Each row: a field, and the card that it makes; a value of another type counts as absent. */
  static Stream<Arguments> cards() {
    ModelCard none = ModelCard.NONE;
    return Stream.of(
        Arguments.of(
            "\"knowledge_cutoff\":\"2025-03-31\"", "[2025-03-31,null,null,null,{},null,null]"),
        Arguments.of("\"knowledge_cutoff\":\"2025\"", none),
        Arguments.of(
            "\"hugging_face_id\":\"zai-org/GLM\"", "[null,zai-org/GLM,null,null,{},null,null]"),
        Arguments.of("\"hugging_face_id\":\"\"", none),
        Arguments.of(
            "\"top_provider\":{\"is_moderated\":false}", "[null,null,false,null,{},null,null]"),
        Arguments.of("\"top_provider\":{\"is_moderated\":\"no\"}", none),
        Arguments.of(
            "\"default_parameters\":{\"temperature\":0.60,\"top_k\":null,\"stop\":[\"a\"],\"seed\":7}",
            "[null,null,null,null,{temperature=0.60, seed=7},null,null]"),
        Arguments.of("\"default_parameters\":{\"top_p\":1e99999999999999999999}", none),
        Arguments.of("\"default_parameters\":[1]", none),
        Arguments.of("\"reasoning\":[]", none),
        Arguments.of("\"description\":\"Some text.\"", "[null,null,null,null,{},Some text.,null]"),
        Arguments.of(
            "\"benchmarks\":{\"design_arena\":[{}],\"artificial_analysis\":"
                + "{\"intelligence_index\":56,\"coding_index\":76.1,\"agentic_index\":null}}",
            "[null,null,null,null,{},null,Benchmarks[intelligence=56.0,coding=76.1,agentic=null]]"),
        Arguments.of("\"benchmarks\":{\"artificial_analysis\":{\"coding_index\":\"1\"}}", none),
        Arguments.of("\"benchmarks\":{\"artificial_analysis\":[]}", none),
        Arguments.of("\"benchmarks\":[]", none));
  }

  @ParameterizedTest
  @MethodSource("cards")
  void what_else_a_row_tells_makes_its_card(String field, Object expected) throws IOException {
    ModelCard card = read("a/one", field).card();
    List<Object> values =
        Arrays.asList(
            card.knowledgeCutoff(),
            card.huggingFaceId(),
            card.moderated(),
            card.reasoning(),
            card.defaultParameters(),
            card.description(),
            card.benchmarks());
    if (expected.equals(ModelCard.NONE)) {
      assertThat(card).isSameAs(ModelCard.NONE);
    } else {
      assertThat(values.toString().replaceAll(", (?!seed)", ",")).isEqualTo(expected);
    }
  }

  @Test
  void reasoning_is_read_with_all_its_options() throws IOException {
    String field =
        """
        "reasoning":{"mandatory":true,"default_enabled":false,"supports_max_tokens":true,
        "supported_efforts":["high","low"],"default_effort":"low","more":{}}
        """;
    assertThat(read("a/one", field).card().reasoning())
        .isEqualTo(new ReasoningOptions(true, false, List.of("high", "low"), "low", true));
    assertThat(read("a/one", "\"reasoning\":{}").card().reasoning())
        .isEqualTo(new ReasoningOptions(null, null, List.of(), null, null));
  }

  @Test
  void a_description_is_kept_only_where_it_is_wanted() throws IOException {
    try (JsonParser parser = TolerantJson.FACTORY.createParser("{\"description\":\"Long.\"}")) {
      parser.nextToken();
      assertThat(new ModelRowJson.Reading(parser, new ValueInterner(), false).toRow("a/b").card())
          .isSameAs(ModelCard.NONE);
    }
  }
}
