package io.openroutercatalog.internal.copies;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.internal.json.TolerantJson;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the times in a copy. */
final class TimeFormat {
  private TimeFormat() {}

  /**
   * Reads a time of a year of four digits. Others have a sign, and those at either end of what an
   * Instant can express would overflow when a duration is added.
   */
  static @Nullable Instant read(JsonParser parser) throws IOException {
    String text = TolerantJson.text(parser);
    return text == null || text.startsWith("+") || text.startsWith("-")
        ? null
        : Instant.parse(text);
  }
}
