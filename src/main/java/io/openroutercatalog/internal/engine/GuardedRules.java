package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.HealthJudge;
import io.openroutercatalog.QualityScorer;
import io.openroutercatalog.internal.log.CatalogLog;
import io.openroutercatalog.internal.log.UnexpectedFailure;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Lets the usual rule count where one of the application's fails, which is logged once. */
final class GuardedRules {
  private static final CatalogLog log = CatalogLog.INSTANCE;

  private final AtomicBoolean isLogged = new AtomicBoolean();

  private GuardedRules() {}

  /** {@return the settings with rules that do not throw} */
  static CatalogSettings in(CatalogSettings settings) {
    QualityScorer scorer = settings.qualityScorer();
    HealthJudge judge = settings.healthJudge();
    if (scorer == null && judge == null) {
      return settings;
    }
    GuardedRules ofScores = new GuardedRules();
    GuardedRules ofHealth = new GuardedRules();
    return settings.toBuilder()
        .qualityScorer(
            scorer == null
                ? null
                : (row, usual) ->
                    ofScores.orUsual(() -> scorer.score(row, usual), usual, "qualityScorer"))
        .healthJudge(
            judge == null
                ? null
                : (endpoints, usual) ->
                    ofHealth.orUsual(() -> judge.judge(endpoints, usual), usual, "healthJudge"))
        .build();
  }

  private <T> T orUsual(Supplier<T> own, T usual, String rule) {
    try {
      T result = own.get();
      if (result != null) {
        return result;
      }
      log(rule, "it returned null");
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      log(rule, UnexpectedFailure.describe(e));
      log.atDebug().setCause(e).log("cause of the failure above");
    }
    return usual;
  }

  private void log(String rule, String why) {
    if (isLogged.compareAndSet(false, true)) {
      log.atWarn()
          .addKeyValue("rule", rule)
          .addKeyValue("error", why)
          .log("a rule of the application fails, the usual one counts instead");
    }
  }
}
