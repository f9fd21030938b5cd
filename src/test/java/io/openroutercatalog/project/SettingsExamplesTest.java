package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of docs/settings.md is equal to the code that runs here. */
class SettingsExamplesTest {
  @TempDir private Path folder;

  @Test
  void settings_come_from_where_applications_keep_them() throws IOException {
    assertThat(Documents.javaBlocks("docs/settings.md"))
        .containsExactly(
            Documents.region(SettingsExamplesTest.class, "load")
                .replace("folder.resolve(\"catalogue.json\")", "Path.of(\"catalogue.json\")"));
    Files.writeString(folder.resolve("catalogue.json"), "{\"rpm\": 5}");
    // [load
    CatalogSettings settings =
        SettingsLoader.create()
            .file(folder.resolve("catalogue.json"))
            .environment(System.getenv())
            .properties(System.getProperties(), "openrouter.catalog.")
            .load();
    // load]
    assertThat(settings.terms(BillingTier.PREMIUM).rpm()).isEqualTo(5);
  }
}
