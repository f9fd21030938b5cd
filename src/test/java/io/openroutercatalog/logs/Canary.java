package io.openroutercatalog.logs;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The API key of all tests, which is random in each run, and the places where it leaked. */
public final class Canary {
  private static final String MARK = "sk-or-canary-";

  /** A key that no text may contain. */
  public static final String KEY = MARK + random();

  /** Its beginning and its end, since it could be cut, and its base64 at each of three offsets. */
  private static final List<String> SIGNS =
      Stream.concat(
              Stream.of(MARK, KEY.substring(MARK.length())),
              IntStream.range(0, 3).mapToObj(Canary::base64))
          .toList();

  private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

  private Canary() {}

  private static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String base64(int offset) {
    byte[] bytes = ("x".repeat(offset) + KEY).getBytes(StandardCharsets.US_ASCII);
    String text = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    return text.substring(4, text.length() - 3); // The rest depends on the text around the key.
  }

  /** {@return whether a text contains the key, its beginning, its end, or one of them in base64} */
  public static boolean isIn(String text) {
    return SIGNS.stream().anyMatch(text::contains);
  }

  /** {@return the messages of a throwable, its causes and its suppressed exceptions} */
  public static String messages(Throwable thrown) {
    StringBuilder all = new StringBuilder();
    collect(thrown, all, Collections.newSetFromMap(new IdentityHashMap<>()));
    return all.toString();
  }

  private static void collect(@Nullable Throwable thrown, StringBuilder to, Set<Throwable> seen) {
    if (thrown != null && seen.add(thrown)) {
      to.append(thrown).append('\n');
      collect(thrown.getCause(), to, seen);
      for (Throwable suppressed : thrown.getSuppressed()) {
        collect(suppressed, to, seen);
      }
    }
  }

  static void look(LogEvent event) {
    look("log", event.text());
    look("log message", event.message());
    if (event.cause() != null) {
      look("logged exception", messages(event.cause()));
    }
  }

  static void look(String where, String text) {
    if (isIn(text)) {
      SEEN.add(where + ": " + text);
    }
  }

  /** {@return where the key was seen since the last call} */
  static List<String> seen() {
    List<String> seen = new ArrayList<>();
    for (String next = SEEN.poll(); next != null; next = SEEN.poll()) {
      seen.add(next);
    }
    return seen;
  }
}
