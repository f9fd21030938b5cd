package io.openroutercatalog.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.AbstractLogger;
import org.slf4j.spi.LoggingEventBuilder;

/** Backends that are not as SLF4J 2 wants them. */
class CatalogLogTest {
  private final List<String> lines = new ArrayList<>();

  /** A logger of SLF4J 1.7, which has no lines with facts. */
  private final class OldLogger extends AbstractLogger {
    private static final long serialVersionUID = 1;

    @Override
    public LoggingEventBuilder atLevel(Level level) {
      throw new NoSuchMethodError(
          "'org.slf4j.spi.LoggingEventBuilder org.slf4j.Logger.atLevel(org.slf4j.event.Level)'");
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String text, Object[] arguments, Throwable cause) {
      lines.add(level + " " + text.replace("{}", String.valueOf(arguments[0])));
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return CatalogLog.class.getName();
    }

    @Override
    public boolean isTraceEnabled() {
      return true;
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
      return true;
    }
  }

  @Test
  void a_log_of_slf4j_1_is_told_once_that_it_is_too_old() {
    CatalogLog log = new CatalogLog(OldLogger::new);
    log.atInfo().addKeyValue("configs", 2).log("catalogue loaded");
    log.atWarn().log("catalogue refresh failed");
    assertThat(lines)
        .singleElement()
        .asString()
        .matches(
            "WARN log lines are lost, since SLF4J 2 or a backend for it is missing: "
                + "org\\.slf4j\\.Logger\\.atLevel\\(org\\.slf4j\\.event\\.Level\\) is missing: "
                + "slf4j-api-.*\\.jar is too old \\(NoSuchMethodError\\)");
  }

  @Test
  void a_backend_that_cannot_even_be_found_is_survived() {
    CatalogLog log =
        new CatalogLog(
            () -> {
              throw new NoClassDefFoundError("org/slf4j/LoggerFactory");
            });
    assertThatCode(() -> log.atWarn().setCause(new IllegalStateException()).log("any"))
        .doesNotThrowAnyException();
  }
}
