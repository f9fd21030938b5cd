package io.openroutercatalog.internal.base;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
  @Test
  void plain_text_of_any_language_stays() {
    assertThat(CleanText.of("vendor/模型-é 😀 ₂", 100)).isEqualTo("vendor/模型-é 😀 ₂");
  }

  /** Line breaks forge log lines, escapes control terminals, bidi overrides reorder text. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        '\n', '\r', '\t', 0, 0x1b, 0x7f, 0x85, 0xad, 0x200b, 0x202e, 0x2028, 0x2029, 0xfeff, 0xd800,
        0xdfff, 0xe000, 0xe0041, 0x10ffff
      })
  void a_control_or_invisible_character_is_replaced(int codePoint) {
    assertThat(CleanText.of("a" + Character.toString(codePoint) + "b", 10)).isEqualTo("a?b");
  }

  @Test
  void a_long_text_is_cut_between_characters() {
    assertThat(CleanText.of("12345", 5)).isEqualTo("12345");
    assertThat(CleanText.of("123456", 5)).isEqualTo("12345…");
    assertThat(CleanText.of("😀😀😀", 2)).isEqualTo("😀😀…");
  }
}
