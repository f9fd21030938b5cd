package io.openroutercatalog.logs;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.spi.LoggingEventAware;

/** Hands every event to {@link RecordedLogs}, at every level. */
final class RecordingLogger extends LegacyAbstractLogger implements LoggingEventAware {
  private static final long serialVersionUID = 1;

  private final boolean enabled;

  RecordingLogger(String name) {
    this.name = name;
    // ArchUnit logs each class that it imports: a hundred thousand lines that no test needs.
    this.enabled = !name.startsWith("com.tngtech.archunit");
  }

  @Override
  public void log(LoggingEvent event) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        values.put(pair.key, pair.value);
      }
    }
    accept(
        event.getLevel(),
        event.getMessage(),
        event.getArgumentArray(),
        Collections.unmodifiableMap(values),
        event.getThrowable());
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level, Marker marker, String message, Object[] arguments, Throwable cause) {
    accept(level, message, arguments, Map.of(), cause);
  }

  private void accept(
      Level level,
      @Nullable String message,
      @Nullable Object @Nullable [] arguments,
      Map<String, @Nullable Object> values,
      @Nullable Throwable cause) {
    if (enabled) {
      List<@Nullable Object> all = arguments == null ? List.of() : Arrays.asList(arguments);
      RecordedLogs.accept(new LogEvent(level, name, String.valueOf(message), all, values, cause));
      ThrowingBackend.failIfAsked(name, level);
    }
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  public boolean isTraceEnabled() {
    return enabled;
  }

  @Override
  public boolean isDebugEnabled() {
    return enabled;
  }

  @Override
  public boolean isInfoEnabled() {
    return enabled;
  }

  @Override
  public boolean isWarnEnabled() {
    return enabled;
  }

  @Override
  public boolean isErrorEnabled() {
    return enabled;
  }
}
