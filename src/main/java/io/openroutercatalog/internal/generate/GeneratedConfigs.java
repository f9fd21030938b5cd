package io.openroutercatalog.internal.generate;

import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The result of generating the configs of a list.
 *
 * @param configs operator configs first, then the generated ones in the order of the list
 * @param ids the config ids of all models that are remembered, by model id, those of this list
 *     last; to be passed on when the next list is generated
 * @param forgottenIds how many ids were forgotten, since more may not be remembered
 * @param exclusions why models are not among the configs, by model id
 * @param scorer the rule that gave the static scores
 */
public record GeneratedConfigs(
    List<LlmConfig> configs,
    Map<String, Integer> ids,
    int forgottenIds,
    Map<String, Set<ExclusionReason>> exclusions,
    RowScorer scorer) {

  /** {@return how many configs were generated, rather than written by an operator} */
  public long generated() {
    return configs.stream().filter(LlmConfig::openrouterDynamic).count();
  }
}
