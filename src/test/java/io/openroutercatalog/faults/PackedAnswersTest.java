package io.openroutercatalog.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Answers packed by gzip, which may have several members one after the other, and nothing else (RFC
 * 1952, 2.2).
 */
class PackedAnswersTest {
  private static final String START = "{\"data\":[{\"id\":\"a/one\",\"name\":\"";
  private static final String END =
      "One\",\"context_length\":100000,\"supported_parameters\":[\"tools\"],"
          + "\"architecture\":{\"output_modalities\":[\"text\"]},"
          + "\"pricing\":{\"prompt\":\"0.000001\",\"completion\":\"0.000002\"}}]}";

  /** Flags of a member's header. */
  private static final int HEADER_CRC = 2;

  private static final int ALL_FIELDS = 0x1f;
  private static final int RESERVED = 0x20;

  private final MockWebServer server = new MockWebServer();

  /** A packed answer. */
  record Packed(String name, ByteString content) {
    Packed(String name, byte[] bytes) {
      this(name, ByteString.of(bytes));
    }

    byte[] bytes() {
      return content.toByteArray();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static final List<Packed> good =
      List.of(
          new Packed("one member", gzip(START + END)),
          new Packed("two members", join(gzip(START), gzip(END))),
          new Packed("an empty member first", join(gzip(""), gzip(START + END))),
          new Packed("an empty member between", join(gzip(START), gzip(""), gzip(END))),
          new Packed("an empty member last", join(gzip(START), gzip(END), gzip(""))),
          new Packed(
              "a member for each character",
              join(
                  (START + END)
                      .chars()
                      .mapToObj(c -> gzip(Character.toString(c)))
                      .toArray(byte[][]::new))),
          new Packed("all fields of a header", withFields(ALL_FIELDS, gzip(START + END))));

  static final List<Packed> broken =
      List.of(
          new Packed("a text after the member", join(gzip(START + END), utf8("and more"))),
          new Packed("zeros after the member", join(gzip(START + END), new byte[512])),
          new Packed("a broken checksum", changed(gzip(START + END), -8)),
          new Packed("a broken size", changed(gzip(START + END), -4)),
          new Packed(
              "a second member with a broken checksum", join(gzip(START), changed(gzip(END), -8))),
          new Packed("a second member that is none", join(gzip(START), changed(gzip(END), 0))),
          new Packed("another method", changed(gzip(START + END), 2)),
          new Packed("a flag that nobody knows", withFields(RESERVED, gzip(START + END))),
          new Packed(
              "a broken checksum of a header",
              changed(withFields(HEADER_CRC, gzip(START + END)), 10)));

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** Changes one byte; a negative place counts from the end. */
  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at < 0 ? bytes.length + at : at] ^= 0x7f;
    return changed;
  }

  /** Puts fields into the header of a member, which is 10 bytes long without them. */
  private static byte[] withFields(int flags, byte[] member) {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.write(member, 0, 3);
    header.write(flags);
    header.write(member, 4, 6);
    if ((flags & 4) != 0) {
      header.writeBytes(new byte[] {3, 0, 'x', 'y', 'z'});
    }
    if ((flags & 8) != 0) {
      header.writeBytes(utf8("models.json\0"));
    }
    if ((flags & 16) != 0) {
      header.writeBytes(utf8("a comment\0"));
    }
    if ((flags & HEADER_CRC) != 0) {
      CRC32 crc = new CRC32();
      crc.update(header.toByteArray());
      header.writeBytes(
          ByteBuffer.allocate(2)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putShort((short) crc.getValue())
              .array());
    }
    return join(header.toByteArray(), Arrays.copyOfRange(member, 10, member.length));
  }

  @BeforeEach
  void startServer() throws IOException {
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  private RefreshResult fetched(byte[] packed, long mostBytes) {
    return fetched(200, packed, mostBytes);
  }

  private RefreshResult fetched(int status, byte[] packed, long mostBytes) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Encoding", "gzip")
            .body(new Buffer().write(packed))
            .build());
    CatalogSettings settings =
        TestSettings.quiet().baseUrl(server.url("/api/v1").uri()).maxBodyBytes(mostBytes).build();
    try (CatalogService catalog = CatalogService.create(settings)) {
      CatalogError error = catalog.status().lastError();
      return error == null
          ? new RefreshResult.Refreshed(catalog.snapshot())
          : new RefreshResult.Failed(error, catalog.snapshot());
    }
  }

  private @Nullable Kind failure(byte[] packed, long mostBytes) {
    return fetched(packed, mostBytes) instanceof RefreshResult.Failed failed
        ? failed.error().kind()
        : null;
  }

  @ParameterizedTest
  @FieldSource("good")
  void all_members_are_read_one_after_the_other(Packed answer) {
    assertThat(fetched(answer.bytes(), 100_000))
        .isInstanceOfSatisfying(
            RefreshResult.Refreshed.class,
            refreshed ->
                assertThat(refreshed.snapshot().configs())
                    .singleElement()
                    .satisfies(config -> assertThat(config.modelName()).isEqualTo("a/one")));
  }

  /** What follows the last member is no part of the format, so the answer may be damaged. */
  @ParameterizedTest
  @FieldSource("broken")
  void whatever_else_is_there_makes_the_answer_unreadable(Packed answer) {
    assertThat(failure(answer.bytes(), 100_000)).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void a_member_that_is_cut_is_no_whole_answer() {
    byte[] second = gzip(END);
    for (int length : new int[] {1, 5, 12, second.length - 7, second.length - 1}) {
      byte[] cut = Arrays.copyOf(second, length);
      assertThat(failure(join(gzip(START), cut), 100_000)).isEqualTo(Kind.UNREACHABLE);
    }
    assertThat(failure(new byte[0], 100_000)).isEqualTo(Kind.UNREACHABLE);
  }

  @Test
  void the_size_limit_is_for_all_members_together() {
    byte[] half = gzip("x".repeat(6_000));
    byte[] answer = join(gzip(START), half, half, gzip(END));
    assertThat(failure(answer, 10_000)).isEqualTo(Kind.TOO_LARGE);
    assertThat(failure(answer, 100_000)).isNull();
  }

  @Test
  void members_without_content_are_bounded_by_their_own_bytes() {
    byte[] many = join(IntStream.range(0, 100_000).mapToObj(i -> gzip("")).toArray(byte[][]::new));
    assertThat(failure(many, 100_000)).isEqualTo(Kind.TOO_LARGE);
    assertThat(failure(join(many, gzip(START + END)), 2_000_000)).isNull();
  }

  @Test
  void the_message_of_a_packed_error_is_read() {
    byte[] packed = join(gzip("{\"error\":{\"message\":"), gzip("\"too busy\"}}"));
    RefreshResult result = fetched(503, packed, 100_000);
    assertThat(result)
        .isInstanceOfSatisfying(
            RefreshResult.Failed.class,
            failed -> assertThat(failed.error().message()).isEqualTo("HTTP 503: too busy"));
  }
}
