package io.openroutercatalog.internal.generate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class Blake2bTest {
  @ParameterizedTest
  @CsvFileSource(resources = "blake2b.csv", numLinesToSkip = 1)
  void a_text_has_its_published_digests(
      String text, int repeat, String digest6, String digest32, String digest64) {
    byte[] input = text.repeat(repeat).getBytes(UTF_8);

    assertThat(hex(new Blake2b().hash(input, 6))).isEqualTo(digest6);
    assertThat(hex(new Blake2b().hash(input, 32))).isEqualTo(digest32);
    assertThat(hex(new Blake2b().hash(input, 64))).isEqualTo(digest64);
  }

  /** The input's bytes count 0 to 250 over and over, so that no two blocks are alike. */
  @ParameterizedTest
  @CsvFileSource(resources = "blake2b-lengths.csv", numLinesToSkip = 1)
  void an_input_around_a_block_boundary_has_the_digest_of_another_implementation(
      int length, int digestBytes, String digest) {
    byte[] input = new byte[length];
    for (int i = 0; i < length; i++) {
      input[i] = (byte) (i % 251);
    }

    assertThat(hex(new Blake2b().hash(input, digestBytes))).isEqualTo(digest);
  }

  /** One digest over the digests of every length, from another implementation. */
  @Test
  void every_digest_length_works() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int length = 1; length <= 64; length++) {
      byte[] digest = new Blake2b().hash("abc".getBytes(UTF_8), length);
      assertThat(digest).hasSize(length);
      all.writeBytes(digest);
    }

    assertThat(hex(new Blake2b().hash(all.toByteArray(), 32)))
        .isEqualTo("10ce6b474c5d46cd2835ee414f9b3f72f091e1d266d631e2040a50c06d9ad2e0");
  }

  @Test
  void a_digest_does_not_depend_on_earlier_inputs() {
    Blake2b blake2b = new Blake2b();
    byte[] unused = blake2b.hash(new byte[300], 64);

    assertThat(unused).hasSize(64);
    assertThat(blake2b.hash(new byte[1], 6)).isEqualTo(new Blake2b().hash(new byte[1], 6));
  }

  @Test
  void a_short_digest_is_no_prefix_of_a_long_one() {
    byte[] input = "openai/gpt-5".getBytes(UTF_8);

    assertThat(hex(new Blake2b().hash(input, 64)))
        .doesNotStartWith(hex(new Blake2b().hash(input, 6)));
  }

  @Test
  void the_input_is_not_changed() {
    byte[] input = new byte[300];

    byte[] unused = new Blake2b().hash(input, 6);

    assertThat(unused).hasSize(6);
    assertThat(input).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void a_digest_length_out_of_range_is_refused(int digestBytes) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Blake2b().hash(new byte[0], digestBytes))
        .withMessage("digestBytes must be from 1 to 64, was " + digestBytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
