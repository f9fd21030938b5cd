package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.EndpointsResult;
import io.openroutercatalog.model.NamedRow;
import java.io.PrintWriter;
import java.util.HashSet;
import java.util.Set;

/**
 * Asks for the endpoints of the models whose costs a command computes, each once. Without the
 * service the costs go by the list alone.
 */
final class EndpointsForCosts {
  /** After so many failures in a row the service is taken to be out of reach. */
  private static final int MOST_FAILURES = 3;

  private final CatalogService service;
  private final PrintWriter err;
  private final Set<String> asked = new HashSet<>();
  private boolean ask;
  private int failures;

  EndpointsForCosts(OpenedCatalog opened, boolean listOnly, PrintWriter err) {
    this.service = opened.service();
    this.err = err;
    this.ask = !listOnly && opened.origin().read();
  }

  void askFor(String model) {
    NamedRow named = service.prices().find(model);
    if (!ask || named == null || named.row().router() || !asked.add(named.row().id())) {
      return;
    }
    if (service.endpoints(named.row().id()) instanceof EndpointsResult.Failed failed) {
      failures++;
      err.println(
          "openrouter-catalog: no endpoints of "
              + named.row().id()
              + ", its costs go by the list ("
              + failed.error().message()
              + ")");
      if (failures == MOST_FAILURES) {
        err.println("openrouter-catalog: no more endpoints are asked for");
        ask = false;
      }
    } else {
      failures = 0;
    }
  }
}
