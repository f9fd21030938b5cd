package io.openroutercatalog.faults;

import static io.openroutercatalog.faults.Fault.hanging;
import static io.openroutercatalog.faults.Fault.status;
import static io.openroutercatalog.faults.Fault.unreachable;
import static io.openroutercatalog.faults.Fault.unreadable;

import io.openroutercatalog.faults.Fault.Door;
import io.openroutercatalog.faults.FaultyServer.End;
import io.openroutercatalog.logs.Canary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;

/** The faults that can happen between the library and the service. */
final class Faults {
  static final String KEY = Canary.KEY;

  private static final String GOOD = "{\"data\":[]}";
  private static final String NO_JSON = "the answer is not JSON";
  private static final String NO_UTF_8 = "the answer is not UTF-8";
  private static final String BROKEN = "";

  private Faults() {}

  /**
   * {@return all rows}
   *
   * @param certificates the certificates that the servers can use
   * @param elsewhere the server that redirects lead to
   */
  static Stream<Fault> all(FaultCertificates certificates, String elsewhere) {
    return Stream.of(
            connections(),
            tls(certificates),
            bodies(),
            encodings(),
            redirects(elsewhere),
            waits(),
            errors(),
            statuses(),
            hangs())
        .flatMap(rows -> rows);
  }

  private static Consumer<FaultyServer> answer(String bytes, End end) {
    return server -> server.answer(bytes, end);
  }

  private static Consumer<FaultyServer> ok(String headers, byte[] body) {
    Buffer answer = new Buffer().writeUtf8("HTTP/1.1 200 OK\r\n" + headers + "\r\n").write(body);
    byte[] bytes = answer.readByteArray();
    return server -> server.answer(bytes, End.CLOSE);
  }

  private static Consumer<FaultyServer> ok(String headers, String body) {
    return ok(headers, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Stream<Fault> connections() {
    return Stream.of(
        unreachable("connection refused", FaultyServer::refuse, "ConnectException: ").early(),
        unreachable(
                "a name that is not known",
                server -> FaultNames.fail(),
                "the host name cannot be resolved")
            .by(Door.NAMED)
            .early(),
        unreachable("closed without a word", answer("", End.CLOSE), BROKEN),
        unreachable("reset without a word", answer("", End.RESET), BROKEN),
        unreachable("reset in the head", answer("HTTP/1.1 200 O", End.RESET), BROKEN),
        unreachable("not HTTP", answer("220 mail ready\r\n\r\n", End.CLOSE), "ProtocolException: "),
        unreachable(
            "a head without end",
            answer("HTTP/1.1 200 OK\r\nX-More: " + "x".repeat(400_000), End.CLOSE),
            BROKEN));
  }

  private static Stream<Fault> tls(FaultCertificates certificates) {
    return Stream.of(
            unreachable(
                "a certificate of another host",
                server -> server.certificate(certificates.wrongHost),
                "no secure connection: Hostname 127.0.0.1 not verified"),
            unreachable(
                "an expired certificate",
                server -> server.certificate(certificates.expired),
                "no secure connection: "),
            unreachable(
                "a certificate nobody trusts",
                server -> server.certificate(certificates.untrusted),
                "no secure connection: "),
            unreachable(
                "plain text on the port for TLS",
                FaultyServer::plainText,
                "no secure connection: "))
        .map(fault -> fault.by(Door.TLS).early());
  }

  private static Stream<Fault> bodies() {
    String half = "{\"data\":[{\"id\":\"a/o";
    return Stream.of(
        unreachable(
            "reset in the body",
            answer("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + half, End.RESET),
            BROKEN),
        unreachable(
            "cut before its length",
            answer("HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + half, End.CLOSE),
            "ProtocolException: unexpected end of stream"),
        unreachable(
            "cut in a chunk",
            ok("Transfer-Encoding: chunked\r\n", "384\r\n" + half),
            "ProtocolException: unexpected end of stream"),
        unreachable(
            "cut between chunks", ok("Transfer-Encoding: chunked\r\n", "2\r\n{}\r\n"), BROKEN),
        unreachable(
            "a chunk without a size",
            ok("Transfer-Encoding: chunked\r\n", "many\r\n{}\r\n0\r\n\r\n"),
            "ProtocolException: "),
        unreachable(
            "a length beyond all measure",
            ok("Content-Length: 1000000000000000000\r\n", GOOD),
            "ProtocolException: unexpected end of stream"),
        unreadable("cut where no length is told", ok("", half), NO_JSON),
        unreadable("a length below the body's", ok("Content-Length: 9\r\n", GOOD), NO_JSON),
        unreadable("an empty body", ok("Content-Length: 0\r\n", ""), "the answer has no data "),
        unreadable(
            "a captive portal",
            ok(
                "Content-Type: text/html\r\n",
                "<!doctype html><html><head><title>Guest Wi-Fi</title></head>"
                    + "<body><form action=\"/join\">Room <input name=room></form></body></html>"),
            NO_JSON),
        unreadable(
            "an error with status 200",
            ok(
                "Content-Type: application/json\r\n",
                "{\"error\":{\"message\":\"Backend fell over\",\"code\":500},\"user_id\":\"u\"}"),
            "the answer has no data "));
  }

  private static Stream<Fault> encodings() {
    byte[] packed = gzip(GOOD);
    String notPacked = "the answer cannot be unpacked";
    return Stream.of(
        unreadable("plain, called gzip", ok("Content-Encoding: gzip\r\n", GOOD), notPacked),
        unreadable(
            "gzip with a broken checksum",
            ok("Content-Encoding: gzip\r\n", changed(packed, packed.length - 8)),
            notPacked),
        unreadable(
            "gzip with a broken stream",
            ok("Content-Encoding: gzip\r\n", changed(packed, 10)),
            notPacked),
        unreadable("gzip, called plain", ok("", packed), NO_UTF_8),
        unreadable(
            "an encoding nobody asked for", ok("Content-Encoding: br\r\n", packed), NO_UTF_8),
        unreadable("not UTF-8", ok("", "{\"name\":\"caf\u00e9\",\"data\":[]}"), NO_UTF_8));
  }

  private static byte[] gzip(String text) {
    Buffer packed = new Buffer();
    try (BufferedSink gzip = Okio.buffer(new GzipSink(packed))) {
      gzip.writeUtf8(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.readByteArray();
  }

  private static byte[] changed(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    changed[at] ^= 0x7f;
    return changed;
  }

  private static Stream<Fault> redirects(String elsewhere) {
    String target = elsewhere + "/api/v1/models?key=" + KEY;
    String told = ", a redirect that is not followed, to " + elsewhere + "/api/v1/models?key=[key]";
    Stream<Fault> away =
        IntStream.of(300, 301, 302, 303, 307, 308)
            .mapToObj(
                status ->
                    status(status, "Location: " + target + "\r\n", "", told)
                        .named(status + " to another host"));
    return Stream.concat(
        away,
        Stream.of(
            status(302, "Location: /api/v1/models\r\n", "", ", a redirect that is not followed")
                .named("a redirect loop"),
            status(301, "Location: " + target + "\r\n", "", told)
                .named("https to http")
                .by(Door.TLS),
            status(301, "", "", "").named("a redirect to nowhere"),
            status(301, "Location: http://[::bad\r\n", "", ", a redirect that is not followed")
                .named("a redirect to no URL")));
  }

  private static Stream<Fault> waits() {
    Duration longest = Duration.ofSeconds(9_999_999_999L);
    return IntStream.of(408, 429, 503)
        .boxed()
        .flatMap(
            status ->
                Stream.of(
                    asked(status, "7200").asking(Duration.ofHours(2)),
                    asked(status, "Mon, 17 Aug 2026 15:00:00 GMT").asking(Duration.ofHours(3)),
                    asked(status, "Mon, 17 Aug 2026 09:00:00 GMT").asking(Duration.ZERO),
                    asked(status, "0").asking(Duration.ZERO),
                    asked(status, "-5"),
                    asked(status, "soon"),
                    asked(status, ""),
                    asked(status, "3000000000").asking(Duration.ofMinutes(50_000_000)),
                    asked(status, "1000000000000").asking(longest)));
  }

  private static Fault asked(int status, String retryAfter) {
    return status(status, "Retry-After: " + retryAfter + "\r\n", "", "");
  }

  /** The forms of errors that real services sent, with other texts. */
  private static Stream<Fault> errors() {
    String cloud =
        "<!DOCTYPE html>\n<!--[if lt IE 7]> <html class=\"no-js ie6\"> <![endif]-->\n<html>"
            + "<head><title>Gone fishing | service | Edge</title></head><body>"
            + "<p>Ray ID</p>\n".repeat(2_000)
            + "</body></html>";
    return Stream.of(
        status(404, "", error("No route for x/y:free.", 404), ": No route for x/y:free."),
        status(404, "", "{\"error\":{\"message\":\"No route\",\"code\":404}", "")
            .named("404 without its last brace"),
        status(
            404,
            "",
            "{\"error\":{\"code\":404,\"message\":\"Nobody may serve it\",\"metadata\":{\"asked\":"
                + "[\"x\"]}},\"trace\":{\"tried\":[{\"provider\":\"p\",\"status\":404}]}}",
            ": Nobody may serve it"),
        status(404, "", "{\"error\":\"HTTP Error 404\"}", "").named("404 with a text as error"),
        status(403, "", error("Managers only", 403), ": Managers only"),
        status(
            429,
            "",
            "{\"error\":{\"message\":\"Limit of the day\",\"code\":429,\"metadata\":{\"headers\":"
                + "{\"X-RateLimit-Limit\":\"9\",\"X-RateLimit-Reset\":\"1786968000000\"},"
                + "\"provider_name\":null}},\"user_id\":\"u\"}",
            ": Limit of the day"),
        status(429, "", "{\"message\":\"Limit of the minute\",\"code\":429}", "")
            .named("429 with the inner object only"),
        status(401, "", error("No header for " + KEY, 401), ": No header for [key]")
            .named("401 that repeats the key"),
        status(
            400,
            "",
            "{\"error\":{\"message\":\"HTTP 400: {\\\"detail\\\":\\\"Too"
                + " much.\\\"}\",\"code\":400}}",
            ": HTTP 400: {\"detail\":\"Too much.\"}"),
        status(402, "", error("Not enough credit", 402), ": Not enough credit"),
        status(
            502,
            "Content-Type: text/html\r\n",
            "<html>\r\n<head><title>502</title></head><body><hr>edge</body></html>",
            ""),
        status(520, "Content-Type: text/html\r\n", cloud, "").named("520 with a long page"),
        status(520, "Content-Type: text/plain\r\n", "error code: 520", "")
            .named("520 in plain text"),
        status(500, "Content-Encoding: gzip\r\n", "{}", "").named("500 that cannot be unpacked"),
        status(500, "Content-Length: 900\r\n", "{\"error\"", "").named("500 that is cut"));
  }

  private static String error(String message, int code) {
    return "{\"error\":{\"message\":\"" + message + "\",\"code\":" + code + "},\"user_id\":\"u\"}";
  }

  private static Stream<Fault> statuses() {
    String part = "Content-Range: bytes 0-10/99\r\n";
    return Stream.concat(
        Stream.of(status(204, "", "", ""), status(206, part, GOOD, "")),
        List.of(
                201, 202, 203, 205, 304, 400, 401, 402, 403, 404, 405, 406, 408, 410, 418, 421, 429,
                451, 500, 501, 502, 503, 504, 505, 520, 521, 522, 524, 525, 599)
            .stream()
            .map(status -> status(status, "", "", "")));
  }

  private static Stream<Fault> hangs() {
    String head = "HTTP/1.1 200 OK\r\nContent-Length: " + GOOD.length() + "\r\n\r\n";
    return Stream.of(
        hanging("a connection that is not taken", FaultyServer::full).early(),
        hanging("a handshake that does not come", FaultyServer::silentHandshake)
            .by(Door.TLS)
            .early(),
        hanging("a name that is looked up for ever", server -> FaultNames.hang())
            .by(Door.NAMED)
            .early(),
        hanging("a head that does not come", answer("", End.HANG)),
        hanging("a body that does not come", answer(head, End.HANG)),
        hanging("a head by drips", answer("HTTP/1.1 200 OK\r\nX: " + " ".repeat(900), End.DRIP)),
        hanging("a body by drips", answer("HTTP/1.1 200 OK\r\n\r\n" + " ".repeat(900), End.DRIP)));
  }
}
