package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import java.net.URI;
import java.time.Duration;

/** Fetches a list and serves it; ends with code 0 if the memory was enough. */
final class PeakHeapChild {
  private static final long MOST_BYTES = 1L << 30;
  private static final int MOST_MODELS = 100_000;

  private PeakHeapChild() {}

  public static void main(String[] args) {
    CatalogSettings settings =
        CatalogSettings.builder()
            .baseUrl(URI.create(args[0]))
            .maxBodyBytes(MOST_BYTES)
            .maxModels(MOST_MODELS)
            .modelsTimeout(Duration.ofSeconds(60))
            .startupTimeout(Duration.ofSeconds(60))
            .refreshInterval(Duration.ZERO)
            .healthInterval(Duration.ZERO)
            .build();
    Runtime.getRuntime().halt(CatalogService.create(settings).configs().isEmpty() ? 1 : 0);
  }
}
