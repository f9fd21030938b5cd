package io.openroutercatalog.internal.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edge cases of the values of a row. */
class ModelRowJsonTest {
  private static ModelRow read(String id, String field) throws IOException {
    try (JsonParser parser = TolerantJson.FACTORY.createParser("{" + field + "}")) {
      parser.nextToken();
      return new ModelRowJson.Reading(parser, new ValueInterner()).toRow(id);
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
}
