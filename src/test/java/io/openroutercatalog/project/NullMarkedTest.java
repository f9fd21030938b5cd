package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Kotlin reads the annotation of the package and not that of the module. */
class NullMarkedTest {
  @Test
  void every_exported_package_says_by_itself_that_null_is_the_exception() throws Exception {
    List<String> exported =
        descriptor().exports().stream().map(ModuleDescriptor.Exports::source).toList();
    assertThat(exported).contains("io.openroutercatalog", "io.openroutercatalog.testing");
    for (String name : exported) {
      assertThat(Class.forName(name + ".package-info")).hasAnnotation(NullMarked.class);
    }
  }

  private static ModuleDescriptor descriptor() throws Exception {
    return ModuleFinder.of(classes()).find("io.openroutercatalog").orElseThrow().descriptor();
  }

  private static Path classes() throws Exception {
    return Path.of(
        CatalogService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
