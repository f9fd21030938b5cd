package io.openroutercatalog.limits;

import io.openroutercatalog.CatalogError.Kind;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;

/** Responses with which a service could use up the memory or the time of its clients. */
enum HostileAnswer {
  FOUR_HUNDRED_MEGABYTES(
      Kind.TOO_LARGE,
      out -> {
        head(out, "Content-Length: 400000000");
        repeat(out, "x".repeat(10_000), 40_000);
      }),
  GZIP_BOMB_OF_8_GIGABYTES(
      Kind.TOO_LARGE,
      out -> {
        head(out, "Content-Encoding: gzip");
        out.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        byte[] packed = packedMebibyte();
        for (int i = 0; i < 8 << 10; i++) {
          out.write(packed);
        }
      }),
  ENDLESS_CHUNKS(Kind.TOO_LARGE, chunks("2000\r\n" + " ".repeat(0x2000) + "\r\n")),
  ENDLESS_CHUNKS_OF_ONE_BYTE(Kind.TOO_LARGE, chunks("1\r\n \r\n".repeat(1_000))),
  ENDLESS_CHUNK_LINE(Kind.TOO_LARGE, chunks("1;" + "x".repeat(8_192))),
  ENDLESS_HEADER(
      Kind.UNREACHABLE,
      out -> {
        text(out, "HTTP/1.1 200 OK\r\nETag: ");
        repeat(out, "x".repeat(8_192), 1_000_000);
      }),
  A_MILLION_MODELS(Kind.TOO_LARGE, list(1_000_000, i -> utf8(row("a/m" + i, "x".repeat(2_500))))),
  A_MILLION_TINY_ROWS(Kind.TOO_LARGE, list(1_000_000, i -> utf8("{\"id\":\"a/" + i + "\"}"))),
  A_MILLION_BROKEN_ROWS(Kind.TOO_LARGE, list(1_000_000, i -> utf8("0"))),
  ROWS_THAT_TAKE_TEN_TIMES_THEIR_BYTES(Kind.TOO_LARGE, list(9_999, HostileAnswer::heavyRow)),
  A_HUNDRED_THOUSAND_LEVELS(Kind.UNREADABLE, body("{\"data\":", "[", 100_000, "]")),
  A_TEXT_OF_30_MEBIBYTES(
      Kind.UNREADABLE, body("{\"data\":[{\"id\":\"a/", "x".repeat(1_024), 30 << 10, "\"}]}")),
  A_NUMBER_OF_30_MEBIBYTES(Kind.UNREADABLE, body("{\"data\":", "1".repeat(1_024), 30 << 10, "}")),
  A_NAME_OF_30_MEBIBYTES(
      Kind.UNREADABLE, body("{\"", "x".repeat(1_024), 30 << 10, "\":0,\"data\":[]}")),
  THIRTY_MEBIBYTES_OF_NAMES(Kind.UNREADABLE, names(31_000, "x".repeat(1_000))),
  FOUR_MEBIBYTES_OF_LONG_NAMES(Kind.UNREADABLE, names(4_150, "x".repeat(1_000))),
  FOUR_MEBIBYTES_OF_SHORT_NAMES(Kind.UNREADABLE, names(360_000, "")),
  A_MEBIBYTE_OF_LONG_NAMES(Kind.UNREADABLE, names(1_030, "x".repeat(1_000))),
  A_MEBIBYTE_OF_ENDPOINTS(
      Kind.UNREADABLE, body("{\"data\":{\"endpoints\":[{}", ",{}", 300_000, "]}}")),
  ONE_BYTE_A_SECOND(
      Kind.TIMED_OUT,
      out -> {
        head(out, "Connection: close");
        CountDownLatch never = new CountDownLatch(1);
        do {
          text(out, " ");
          out.flush();
        } while (!never.await(1, TimeUnit.SECONDS));
      });

  final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // Each one always writes the same bytes.
  private final HostileServer.Answer answer;

  /**
   * Describes an answer.
   *
   * @param kind the kind of error if it is the response to a request for the list
   */
  HostileAnswer(Kind kind, HostileServer.Answer answer) {
    this.kind = kind;
    this.answer = answer;
  }

  void writeTo(OutputStream out) throws IOException, InterruptedException {
    BufferedOutputStream buffered = new BufferedOutputStream(out, 8_192);
    answer.writeTo(buffered);
    buffered.flush();
  }

  /** {@return a whole answer of one page} */
  static HostileServer.Answer list(int rows, IntFunction<byte[]> row) {
    return out -> {
      head(out, "Connection: close");
      text(out, "{\"data\":[");
      for (int i = 0; i < rows; i++) {
        text(out, i == 0 ? "" : ",");
        out.write(row.apply(i));
      }
      text(out, "]}");
    };
  }

  /** {@return a whole answer} */
  static HostileServer.Answer body(String start, String piece, int pieces, String end) {
    return out -> {
      head(out, "Connection: close");
      text(out, start);
      repeat(out, piece, pieces);
      text(out, end);
    };
  }

  /** {@return a row that becomes a config} */
  static String row(String id, String description) {
    String price = id.endsWith(":free") ? "0" : "0.000001";
    return "{\"id\":\""
        + id
        + """
        ","name":"A name","created":1786000000,"context_length":200000,\
        "architecture":{"input_modalities":["text"],"output_modalities":["text"]},\
        "supported_parameters":["tools"],"pricing":{"prompt":"\
        """
        + (price + "\",\"completion\":\"" + price + "\"},\"description\":\"" + description + "\"}");
  }

  private static HostileServer.Answer names(int count, String end) {
    return out -> {
      head(out, "Connection: close");
      text(out, "{");
      for (int i = 0; i < count; i++) {
        text(out, "\"" + i + end + "\":0,");
      }
      text(out, "\"end\":0}");
    };
  }

  private static HostileServer.Answer chunks(String bytes) {
    return out -> {
      head(out, "Transfer-Encoding: chunked");
      repeat(out, bytes, 1_000_000);
    };
  }

  private static byte[] heavyRow(int row) {
    String texts =
        IntStream.range(0, 100)
            .mapToObj(i -> "\"" + Integer.toString(row * 100 + i, 36) + "\"")
            .collect(Collectors.joining(","));
    return utf8(
        """
        {"id":"a/%d","supported_parameters":[%s],"architecture":{"input_modalities":[%s]}}\
        """
            .formatted(row, texts, texts));
  }

  /** {@return a mebibyte of spaces as about a kilobyte, which can be repeated as it is} */
  private static byte[] packedMebibyte() {
    byte[] packed = new byte[8_192];
    Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    try {
      deflater.setInput(utf8(" ".repeat(1 << 20)));
      return Arrays.copyOf(packed, deflater.deflate(packed, 0, packed.length, Deflater.FULL_FLUSH));
    } finally {
      deflater.end(); // Closeable only from Java 24 on.
    }
  }

  private static void head(OutputStream out, String header) throws IOException {
    text(out, "HTTP/1.1 200 OK\r\n" + header + "\r\n\r\n");
  }

  private static void repeat(OutputStream out, String piece, int times) throws IOException {
    byte[] bytes = utf8(piece);
    for (int i = 0; i < times; i++) {
      out.write(bytes);
    }
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(utf8(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
