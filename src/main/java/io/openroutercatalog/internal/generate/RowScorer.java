package io.openroutercatalog.internal.generate;

import io.openroutercatalog.StaticScore;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.Map;

/** The static quality of the models of one list. Immutable. */
interface RowScorer {
  /** {@return the score of a model at a time} */
  StaticScore score(ModelRow model, Instant now);

  /** {@return the fact behind each component of the score, by component; for people} */
  Map<String, String> facts(ModelRow model, Instant now);

  /** {@return whether a model has the same score at two times} */
  default boolean isSameAt(ModelRow model, Instant one, Instant other) {
    return score(model, one).equals(score(model, other));
  }
}
