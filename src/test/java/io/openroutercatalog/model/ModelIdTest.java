package io.openroutercatalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a/b",
        "qwen/qwen3-coder:free",
        "vendor/model:free:batch",
        "~vendor/latest",
        "z-ai/glm-4.5",
        "a/...",
        "a/.b",
        "a/b..",
        "größe/模型",
        "a/😀",
      })
  void author_slash_slug_is_well_formed(String id) {
    assertThat(new ModelId(id).isWellFormed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "a",
        "a/",
        "/b",
        "~/b",
        "a//b",
        "a/b/",
        "a/b/c",
        "../keys",
        "./keys",
        "~../keys",
        "a/..",
        "a/.",
        "a b/c",
        "a/b c",
        " a/b",
        "a/b ",
        "a/b\n",
        "a/b\r\nHost: x",
        "a/\tb",
        "a/b\u0000",
        "a/b\u007f",
        "a/b\u0085",
        "a/b\u00a0",
        "a/b\u2003",
        "a/b\u3000",
        "a/b\u2028",
        "a/b\u2029",
        "a/\u200bb", // Zero-width space.
        "a/\u200db", // Zero-width joiner.
        "a/\u202eb", // Right-to-left override.
        "\ufeffa/b", // Byte order mark.
        "a/\u00adb", // Soft hyphen.
        "a/\ue000", // Private use.
        "a/\uffff", // Not a character.
        "a/%2e%2e",
        "a/b?c",
        "a/b#c",
        "openai/..;",
        "..\\..\\x",
        "a\\b/c",
        "a/b;c",
        "a/b\ufe0f", // From here on characters that show nothing.
        "a/b\u034f",
        "a/b\u115f",
        "a/b\u1160",
        "a/b\u17b4",
        "a/b\u180b",
        "a/b\u2800",
        "a/b\u3164",
        "a/b\uffa0",
        "a/b\udb40\udd00",
      })
  void any_other_id_is_malformed(String id) {
    assertThat(new ModelId(id).isWellFormed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {0xd800, 0xdbff, 0xdc00, 0xdfff})
  void half_a_surrogate_pair_is_malformed(int half) {
    assertThat(new ModelId("a/b" + (char) half).isWellFormed()).isFalse();
    assertThat(new ModelId((char) half + "/b").isWellFormed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"a/b:free, a", "~a/latest, a", "a, ''", "~, ''", "/b, ''", "~/b, ''", "'', ''"})
  void the_author_is_the_part_before_the_slash(String id, String author) {
    assertThat(new ModelId(id).author()).isEqualTo(author);
  }
}
