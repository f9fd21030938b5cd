package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.find.ModelOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which configs to list, in which order, and how. */
final class ListOptions {
  @Mixin private QueryOptions query = new QueryOptions();

  @Option(
      names = "--sort",
      paramLabel = "KEY",
      description =
          "listed (OpenRouter's order, the default), id, model, score, context, price or newest;"
              + " best, largest or cheapest first.")
  private ModelOrder sort = ModelOrder.LISTED;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most N models, 1 or more.",
      converter = CountConverter.class)
  private @Nullable Integer limit;

  @Mixin private FormatOptions format = new FormatOptions();

  List<LlmConfig> choose(CatalogSnapshot snapshot) {
    List<LlmConfig> found = query.query().inOrder(sort).list(snapshot);
    return limit == null ? found : found.subList(0, Math.min(limit, found.size()));
  }

  ModelFormat format() {
    return format.chosen(ModelFormat.TABLE);
  }
}
