package io.openroutercatalog.internal.generate;

import io.openroutercatalog.QualityScorer;
import io.openroutercatalog.StaticScore;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.Map;

/** The rule of an application, on top of the usual one. */
record OwnScorer(RowScorer usual, QualityScorer own) implements RowScorer {
  @Override
  public StaticScore score(ModelRow model, Instant now) {
    return own.score(model, usual.score(model, now));
  }

  /** Known are the facts of components that have their usual names. */
  @Override
  public Map<String, String> facts(ModelRow model, Instant now) {
    return usual.facts(model, now);
  }
}
