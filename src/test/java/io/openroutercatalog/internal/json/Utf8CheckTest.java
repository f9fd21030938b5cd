package io.openroutercatalog.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8CheckTest {
  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  private static boolean accepts(byte[] bytes) {
    return new Utf8Check().accepts(bytes, 0, bytes.length);
  }

  /** With a character after it, so that what is cut off is no character either. */
  private static void assertAgreesWithTheJdk(int... values) {
    byte[] bytes = new byte[values.length + 1];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    bytes[values.length] = 'x';
    assertThat(accepts(bytes)).as("%x", values).isEqualTo(isUtf8(bytes));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)) != null;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void up_to_four_bytes_are_accepted_as_by_the_jdk() {
    for (int one = 0; one < 256; one++) {
      assertAgreesWithTheJdk(one);
      for (int two = 0; two < 256; two++) {
        assertAgreesWithTheJdk(one, two);
        for (int three : EDGES) {
          assertAgreesWithTheJdk(one, two, three);
        }
      }
    }
    for (int one : EDGES) {
      for (int two : EDGES) {
        for (int three : EDGES) {
          for (int four : EDGES) {
            assertAgreesWithTheJdk(one, two, three, four);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 9, 100})
  void a_text_is_accepted_in_pieces_of_any_length_until_one_byte_is_wrong(int piece) {
    String text = "plain ascii, é and – and 模型 and 🚀 ".repeat(9);
    byte[] good = text.getBytes(UTF_8);
    assertThat(acceptsInPieces(good, piece)).isTrue();
    Random random = new Random(piece);
    for (int i = 0; i < 100; i++) {
      byte[] bad = good.clone();
      bad[random.nextInt(bad.length - 1)] = (byte) random.nextInt(0x80, 0x100);
      assertThat(acceptsInPieces(bad, piece)).isEqualTo(isUtf8(bad));
    }
  }

  private static boolean acceptsInPieces(byte[] bytes, int piece) {
    Utf8Check check = new Utf8Check();
    boolean accepted = true;
    for (int from = 0; from < bytes.length; from += piece) {
      accepted &= check.accepts(bytes, from, Math.min(bytes.length, from + piece));
    }
    return accepted;
  }
}
