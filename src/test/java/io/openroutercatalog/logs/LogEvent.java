package io.openroutercatalog.logs;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;
import org.slf4j.helpers.MessageFormatter;

/**
 * One log line with all its parts.
 *
 * @param message the text in the code, with {@code {}} in place of arguments
 * @param values the key-value pairs, in their order
 */
public record LogEvent(
    Level level,
    String logger,
    String message,
    List<@Nullable Object> arguments,
    Map<String, @Nullable Object> values,
    @Nullable Throwable cause) {

  /** {@return the message with its arguments, which is all that many logs show} */
  public String said() {
    return MessageFormatter.arrayFormat(message, arguments.toArray()).getMessage();
  }

  /** {@return the whole line without the cause, as a log would show it} */
  public String text() {
    StringBuilder text = new StringBuilder(level + " " + logger + " " + said());
    values.forEach((key, value) -> text.append(' ').append(key).append('=').append(value));
    return text.toString();
  }
}
