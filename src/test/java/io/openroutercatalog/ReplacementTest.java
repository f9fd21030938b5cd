package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplacementTest {
  @ParameterizedTest
  @CsvSource({
    "v/one,     x/one v/two,        v/two",
    "~v/latest, ~x/latest v/two,    v/two",
    "v/one,     ~x/one ~v/latest,   ~v/latest",
    "v/one:a,   v/one-b v/one:b,    v/one:b",
    "~x/latest, ~v/latest,          none"
  })
  void a_replacement_is_of_the_same_provider_aliases_included(
      String gone, String listed, String expected) {
    LlmConfig found =
        Replacement.closest(
            config(gone), Arrays.stream(listed.split(" ")).map(ReplacementTest::config).toList());
    assertThat(found == null ? "none" : found.modelName()).isEqualTo(expected);
  }

  private static LlmConfig config(String model) {
    return LlmConfig.builder()
        .id(-20_000)
        .provider("OPENROUTER")
        .modelName(model)
        .openrouterDynamic(true)
        .build();
  }
}
