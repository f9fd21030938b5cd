package io.openroutercatalog.internal.source;

import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.model.ModelRow;
import java.util.List;
import java.util.Map;

/**
 * The whole models list, all pages.
 *
 * @param models the good rows in the order of the response, with distinct ids
 * @param brokenRows how many rows were skipped, by reason
 * @param skipped the first of the skipped rows, for the log
 */
public record ModelList(
    List<ModelRow> models, Map<ExclusionReason, Integer> brokenRows, List<SkippedRow> skipped) {

  /**
   * A row that was skipped.
   *
   * @param id its id, cleaned, or its position if it has none
   */
  public record SkippedRow(ExclusionReason reason, String id) {}
}
