package io.openroutercatalog.internal.http;

import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okio.Buffer;
import okio.ByteString;

/** Finds the API key in responses, and removes it from messages. */
public final class ApiKeyRedactor {
  /** A shorter key may be an ordinary word that a response contains by chance. */
  private static final int LEAST_FOUND = 16;

  private final boolean none;
  private final ByteString bytes;
  private final Pattern anyForm;

  public ApiKeyRedactor(String key) {
    this.none = key.isEmpty();
    this.bytes = ByteString.encodeUtf8(key);
    // Literally, percent-encoded, in other case, or broken by line breaks or invisible characters.
    this.anyForm =
        Pattern.compile(
            key.chars()
                .mapToObj(c -> String.format(Locale.ROOT, "(?:%%%02x|\\x%02x)", c, c))
                .collect(Collectors.joining("[\\s\\p{C}\\p{Z}]*+")),
            Pattern.CASE_INSENSITIVE);
  }

  /** {@return the text without the key} */
  public String takenOutOf(String text) {
    return none ? text : anyForm.matcher(text).replaceAll("[key]");
  }

  /** {@return whether a body contains the key literally} */
  public boolean isIn(Buffer body) throws IOException {
    return bytes.size() >= LEAST_FOUND && body.indexOf(bytes) >= 0;
  }
}
