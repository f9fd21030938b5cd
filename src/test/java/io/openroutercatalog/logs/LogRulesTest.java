package io.openroutercatalog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A line that breaks a rule in any test is found. */
class LogRulesTest {
  private static final Logger log = LoggerFactory.getLogger("io.openroutercatalog.SomeOther");

  private static Exception cause() {
    return new IllegalStateException("why");
  }

  static final List<Consumer<Logger>> breaches =
      List.of(
          l -> l.atInfo().setCause(cause()).log("failed"),
          l -> l.warn("failed", cause()),
          l -> l.error("failed", cause()),
          l -> l.debug("failed 3 times"),
          l -> l.debug("model a/one failed"),
          l -> l.debug("failed {}", "often"),
          l -> l.atInfo().addKeyValue("event", "failed_3").log("failed {}", "often"),
          l -> l.atInfo().addKeyValue("event", "failed").log("a/one failed {}", "often"),
          l -> l.info("failed\nonce"));

  @ParameterizedTest
  @FieldSource("breaches")
  void a_line_that_breaks_a_rule_is_seen(Consumer<Logger> breach) {
    breach.accept(log);
    assertThat(LogRules.broken()).hasSize(1); // Also clears it; otherwise this test would fail.
  }

  @Test
  void a_line_as_it_should_be_breaks_none() {
    log.atWarn().addKeyValue("rows", 3).log("rows skipped, the others stay");
    log.atWarn().addKeyValue("event", "rows_skipped").log("{} skipped: {}", "rows", 3);
    log.atDebug().setCause(cause()).log("cause of the failure above");
    assertThat(LogRules.broken()).isEmpty();
  }
}
