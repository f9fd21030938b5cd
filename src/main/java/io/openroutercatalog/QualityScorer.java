package io.openroutercatalog;

import io.openroutercatalog.model.ModelRow;

/**
 * An application's own rule for the static quality score of generated configs, in place of that of
 * the {@linkplain CatalogPolicy#scorePolicy() policy} or on top of it. Set with {@link
 * CatalogSettingsBuilder#qualityScorer}.
 */
@FunctionalInterface
public interface QualityScorer {
  /**
   * Scores a model. Called for each model of each list, on a thread of the library's own; it must
   * be quick, and must give the same score for the same arguments.
   *
   * @param row the model
   * @param usual what the policy gives
   * @return the score; where this throws or is null, the usual one counts, and a warning is logged
   */
  StaticScore score(ModelRow row, StaticScore usual);
}
