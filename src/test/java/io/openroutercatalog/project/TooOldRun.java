package io.openroutercatalog.project;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.logs.RecordedLogs;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.slf4j.event.Level;

/** Two fetches of a catalogue; run in a class loader whose libraries are too old. */
public final class TooOldRun implements Callable<List<String>> {
  /** {@return the error of the first fetch, that of the second, and then the warnings} */
  @Override
  public List<String> call() {
    List<String> said = new ArrayList<>();
    try (RecordedLogs logs = RecordedLogs.start();
        FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("vendor/model"));
        CatalogService catalog =
            CatalogService.create(
                CatalogSettings.builder()
                    .baseUrl(openRouter.baseUrl())
                    .refreshInterval(Duration.ZERO)
                    .healthInterval(Duration.ZERO)
                    .build())) {
      said.add(String.valueOf(catalog.status().lastError()));
      var unused = catalog.refresh();
      said.add(String.valueOf(catalog.status().lastError()));
      logs.atLeast(Level.WARN).forEach(event -> said.add(event.said()));
    }
    return said;
  }
}
