package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.FrontDoor;
import io.openroutercatalog.fixtures.ScriptedSource;
import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.fixtures.VirtualTime;
import io.openroutercatalog.internal.engine.CatalogState;
import io.openroutercatalog.internal.engine.PublishedState;
import io.openroutercatalog.internal.engine.StateTransitions;
import io.openroutercatalog.internal.schedule.BackgroundThreads;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.ModelRow;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Lets the benchmarks publish a list without a fetch, as only the library itself can. */
public final class BenchCatalog {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final int MOST_MODELS = 200_000;

  private static final CatalogSettings SETTINGS =
      TestSettings.quiet().maxModels(MOST_MODELS).build();

  private final StateTransitions transitions = new StateTransitions(SETTINGS);
  private final PublishedState published =
      new PublishedState(transitions.initial(), new VirtualTime(NOW), SETTINGS);

  /** Publishes a response like a refresh. */
  public CatalogSnapshot publish(ModelList answer) {
    return published
        .update(state -> transitions.fetched(state, answer, null, NOW).state())
        .snapshot();
  }

  /** {@return all that is kept until the next refresh} */
  public Object state() {
    return published.state();
  }

  /** {@return what readers see} */
  public CatalogSnapshot snapshot() {
    return published.snapshot();
  }

  /** {@return a catalogue of so many configs, whose list came from no network} */
  public static CatalogService serving(int configs) {
    return serving(TestRow.many("vendor", 0, configs));
  }

  /** {@return a catalogue that serves these rows, each of which becomes a config} */
  public static CatalogService serving(List<ModelRow> rows) {
    ScriptedSource source = new ScriptedSource().always(ScriptedSource.list(rows, null));
    CatalogService catalog = FrontDoor.notStarted(SETTINGS, source, new BackgroundThreads());
    catalog.refresh();
    if (catalog.configs().size() != rows.size()) {
      throw new IllegalStateException("has " + catalog.configs().size() + " configs");
    }
    return catalog;
  }

  /**
   * {@return a task that alternately publishes two catalogues: the same configs in another list and
   * index, like the result of a health pass that finds nothing new}
   */
  @SuppressWarnings("ReferenceEquality") // It must be the same object.
  public static Runnable swapper(CatalogService catalog) {
    PublishedState published = publishedStateOf(catalog);
    CatalogState first = published.state();
    CatalogState second =
        new CatalogState(
            first.snapshot().toBuilder().configs(new ArrayList<>(catalog.configs())).build(),
            first.list(),
            first.source(),
            first.memory(),
            first.fingerprint(),
            first.suspicion());
    return () -> published.update(state -> state == first ? second : first);
  }

  /** Uses reflection, since only benchmarks publish from outside. */
  private static PublishedState publishedStateOf(CatalogService catalog) {
    return (PublishedState) field(field(catalog, "engine"), "published");
  }

  private static Object field(Object of, String name) {
    try {
      Field field = of.getClass().getDeclaredField(name);
      field.setAccessible(true);
      return field.get(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
