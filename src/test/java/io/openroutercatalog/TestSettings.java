package io.openroutercatalog;

import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.time.Duration;

/** Settings for tests in which nothing happens but what the test does itself. */
public final class TestSettings {
  private TestSettings() {}

  /** {@return settings without background refresh and health, for a fake server} */
  public static CatalogSettingsBuilder quiet(FakeOpenRouter openRouter) {
    return quiet().baseUrl(openRouter.baseUrl());
  }

  /** {@return settings without background refresh and health} */
  public static CatalogSettingsBuilder quiet() {
    return CatalogSettings.builder()
        .apiKey(Canary.KEY)
        .refreshInterval(Duration.ZERO)
        .healthInterval(Duration.ZERO);
  }
}
