package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogUpdate;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Keeps running and prints what changes. */
@Command(
    name = "watch",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    usageHelpWidth = 100,
    description = {
      "Keeps running and prints each change of the catalogue as a line: models that come, go and"
          + " return,",
      "prices, context, capabilities, tiers, health gates, announced ends. Interrupt it to end; its"
          + " status",
      "then goes to standard error. The intervals are settings: refresh_interval_hours,"
          + " health_interval_hours."
    })
final class WatchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @ParentCommand private CatalogCommand parent = new CatalogCommand(Map.of());

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    CommonOptions common = parent.commonOptions();
    if (common.offline) {
      throw new CommandFailure(
          CommandFailure.WRONG_USAGE, "watch needs a service that changes; leave out --offline");
    }
    Logging.configure(common.verbose);
    CatalogService catalog = CatalogService.create(CommandSettings.of(common, parent.environment));
    Thread onExit = new Thread(() -> sayStatus(catalog, err), "openrouter-catalog-exit");
    Runtime.getRuntime().addShutdownHook(onExit);
    try (catalog) {
      catalog.subscribe(update -> print(update, out, err));
      new CountDownLatch(1).await(); // For ever: until the JVM or this thread is told to end.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().removeShutdownHook(onExit);
    sayStatus(catalog, err);
    return 0;
  }

  private void print(CatalogUpdate update, PrintWriter out, PrintWriter err) {
    if (update.previous() == null) {
      err.println("openrouter-catalog: watching " + Summary.of(update.current()));
    }
    for (CatalogChange change : update.changes()) {
      out.println(json ? ChangeLine.json(change, at(update)) : ChangeLine.text(change, at(update)));
    }
    out.flush();
  }

  private static Instant at(CatalogUpdate update) {
    Instant fetchedAt = update.current().fetchedAt();
    return fetchedAt == null ? Instant.EPOCH : fetchedAt;
  }

  private static void sayStatus(CatalogService catalog, PrintWriter err) {
    err.println("openrouter-catalog: " + catalog.status());
    err.flush();
  }
}
