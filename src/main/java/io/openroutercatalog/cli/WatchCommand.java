package io.openroutercatalog.cli;

import io.openroutercatalog.CatalogChange;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogUpdate;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
      "prices, context, capabilities, tiers, health gates, announced ends. It ends when it is"
          + " interrupted,",
      "or has a line that cannot be written, and its status goes to standard error. The intervals"
          + " are",
      "settings: refresh_interval_hours, health_interval_hours."
    })
final class WatchCommand implements Callable<Integer> {
  @Option(names = "--json", description = "One JSON object a line.")
  private boolean json;

  @ParentCommand private CatalogCommand parent = CatalogCommand.none();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final CountDownLatch outputLost = new CountDownLatch(1);

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
    CatalogSettings settings = CommandSettings.of(common, parent.environment);
    if (common.noHealth) {
      settings = settings.toBuilder().healthInterval(Duration.ZERO).build();
    }
    InstantSource clock = settings.clock();
    CatalogService catalog = CatalogService.create(settings);
    Thread onExit = new Thread(() -> sayStatus(catalog, err), "openrouter-catalog-exit");
    Runtime.getRuntime().addShutdownHook(onExit);
    boolean interrupted;
    try (catalog) {
      catalog.subscribe(update -> print(update, clock.instant(), out, err));
      interrupted = tellOfOutages(catalog, err);
      Runtime.getRuntime().removeShutdownHook(onExit);
      sayStatus(catalog, err); // A closed catalogue only reports that it is closed.
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return 0; // Of lost output Main tells, as it does for every command.
  }

  /**
   * Reports outages until this thread is interrupted or nobody can read the output any more.
   *
   * @return whether this thread was interrupted
   */
  private boolean tellOfOutages(CatalogService catalog, PrintWriter err) {
    Outage outage = new Outage();
    try {
      do {
        String news = outage.news(catalog.status());
        if (news != null) {
          err.println("openrouter-catalog: " + news);
          err.flush();
        }
      } while (!outputLost.await(1, TimeUnit.SECONDS));
      return false;
    } catch (InterruptedException e) {
      return true; // The caller restores the interrupt.
    }
  }

  private void print(CatalogUpdate update, Instant now, PrintWriter out, PrintWriter err) {
    if (update.previous() == null) {
      err.println(
          "openrouter-catalog: watching "
              + Summary.of(update.current().configs().size(), update.current()));
    }
    for (CatalogChange change : update.changes()) {
      out.println(json ? ChangeLine.json(change, now) : ChangeLine.text(change, now));
    }
    if (out.checkError()) {
      outputLost.countDown();
    }
  }

  private static void sayStatus(CatalogService catalog, PrintWriter err) {
    err.println("openrouter-catalog: " + catalog.status());
    err.flush();
  }
}
