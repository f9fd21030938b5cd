package io.openroutercatalog.internal.generate;

import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.LlmConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What became of a models list.
 *
 * @param configs operator configs first, then the generated ones in the order of the list
 * @param ids every model id that ever got a config id, with it; to be passed to the next generation
 * @param exclusions why a model is not among the configs, by its id
 */
public record GeneratedConfigs(
    List<LlmConfig> configs,
    Map<String, Integer> ids,
    Map<String, Set<ExclusionReason>> exclusions) {

  /** {@return how many configs were generated, rather than written by an operator} */
  public long generated() {
    return configs.stream().filter(LlmConfig::openrouterDynamic).count();
  }
}
