package io.openroutercatalog;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelHealth;
import java.util.List;

/**
 * An application's own rule for the health of a model, in place of that of the {@linkplain
 * CatalogPolicy#healthPolicy() policy} or on top of it. Set with {@link
 * CatalogSettingsBuilder#healthJudge}.
 */
@FunctionalInterface
public interface HealthJudge {
  /**
   * Judges a model. Called for each response, on several threads of the library's own; it must be
   * quick, and must give the same health for the same arguments.
   *
   * @param endpoints all endpoints of the model, in the order of OpenRouter's response
   * @param usual what the policy gives
   * @return the health; where this throws or is null, the usual one counts, and a warning is logged
   */
  ModelHealth judge(List<Endpoint> endpoints, ModelHealth usual);
}
