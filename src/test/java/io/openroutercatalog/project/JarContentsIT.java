package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleDescriptor.Requires.Modifier;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The contents of the finished jars: the library's, and the self-contained one. */
class JarContentsIT {
  private static final String POM =
      "META-INF/maven/io.openroutercatalog/openrouter-catalog/pom.xml";
  private static final String COMMAND_LINE = "io/openroutercatalog/cli/";

  @Test
  void the_library_holds_neither_the_command_line_nor_its_sample() throws IOException {
    assertThat(files(library()))
        .contains("io/openroutercatalog/CatalogService.class")
        .contains("io/openroutercatalog/testing/FakeOpenRouter.class")
        .noneMatch(file -> file.startsWith(COMMAND_LINE))
        .noneMatch(file -> file.endsWith(".json"));
  }

  @Test
  void beside_its_classes_the_library_holds_its_licence_and_what_maven_and_java_need()
      throws IOException {
    assertThat(files(library()).filter(file -> !file.startsWith("io/openroutercatalog/")))
        .containsExactlyInAnyOrder(
            "META-INF/LICENSE",
            "META-INF/MANIFEST.MF",
            POM,
            POM.replace(".xml", ".properties"),
            "module-info.class");
  }

  @Test
  void the_sources_are_those_of_the_library_and_not_those_of_the_command_line() throws IOException {
    Path sources = Path.of(library().toString().replaceFirst("\\.jar$", "-sources.jar"));
    List<String> ofTheLibrary =
        filesBelow(Path.of("src", "main", "java"))
            .filter(file -> !file.startsWith(COMMAND_LINE))
            .toList();
    assertThat(files(sources).filter(file -> !file.startsWith("META-INF/")))
        .contains("io/openroutercatalog/CatalogService.java")
        .containsExactlyInAnyOrderElementsOf(ofTheLibrary);
  }

  @Test
  void the_self_contained_jar_holds_the_command_line_the_library_and_what_both_need()
      throws IOException {
    List<String> all = files(selfContained()).toList();
    assertThat(all)
        .doesNotHaveDuplicates()
        .contains(COMMAND_LINE + "Main.class", COMMAND_LINE + "sample-models.json")
        .contains("picocli/CommandLine.class", "okhttp3/OkHttpClient.class")
        .contains("com/fasterxml/jackson/core/JsonParser.class")
        .contains("com/fasterxml/jackson/annotation/JsonProperty.class")
        .contains("com/fasterxml/jackson/databind/ObjectMapper.class")
        .contains("org/slf4j/Logger.class", "org/slf4j/simple/SimpleLogger.class")
        .containsAll(
            files(library()).filter(file -> file.startsWith("io/openroutercatalog/")).toList())
        .noneMatch(file -> file.endsWith("module-info.class") || file.endsWith("jpms.args"));
  }

  @Test
  void the_self_contained_jar_holds_every_class_of_the_command_line() throws IOException {
    List<String> compiled =
        filesBelow(Path.of("target", "classes"))
            .filter(file -> file.startsWith(COMMAND_LINE))
            .toList();
    assertThat(files(selfContained()).filter(file -> file.startsWith(COMMAND_LINE)))
        .hasSizeGreaterThan(10)
        .containsExactlyInAnyOrderElementsOf(compiled);
  }

  @Test
  void the_module_exports_the_api_and_the_test_tools_only() {
    assertThat(module().isAutomatic()).isFalse();
    assertThat(module().exports())
        .filteredOn(export -> !export.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "io.openroutercatalog",
            "io.openroutercatalog.avoid",
            "io.openroutercatalog.choose",
            "io.openroutercatalog.cost",
            "io.openroutercatalog.explain",
            "io.openroutercatalog.find",
            "io.openroutercatalog.model",
            "io.openroutercatalog.price",
            "io.openroutercatalog.store",
            "io.openroutercatalog.testing");
    assertThat(module().exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
    assertThat(module().opens()).isEmpty();
    assertThat(module().packages()).doesNotContain("io.openroutercatalog.cli");
  }

  @Test
  void the_module_requires_no_server_and_nothing_of_the_command_line() {
    assertThat(
            module().requires().stream()
                .collect(Collectors.toMap(Requires::name, Requires::modifiers)))
        .containsOnly(
            entry("java.base", Set.of(Modifier.MANDATED)),
            entry("com.fasterxml.jackson.databind", Set.of()),
            entry("okhttp3", Set.of()),
            entry("org.slf4j", Set.of()),
            entry("org.jspecify", Set.of(Modifier.STATIC, Modifier.TRANSITIVE)),
            // Only the fake service needs it.
            entry("jdk.httpserver", Set.of(Modifier.STATIC)));
  }

  /** Maven would prefer an older version that is nearer in the dependency tree. */
  @Test
  void the_published_pom_declares_each_part_of_jackson() throws Exception {
    try (JarFile jar = new JarFile(library().toFile());
        InputStream pom = jar.getInputStream(jar.getEntry(POM))) {
      assertThat(PomDependency.all(pom))
          .filteredOn(PomDependency::isPassedOn)
          .filteredOn(dependency -> dependency.artifact().contains("jackson"))
          .extracting(PomDependency::artifact, PomDependency::version)
          .containsExactlyInAnyOrder(
              tuple("com.fasterxml.jackson.core:jackson-databind", "${jackson.version}"),
              tuple("com.fasterxml.jackson.core:jackson-core", "${jackson.version}"),
              tuple(
                  "com.fasterxml.jackson.core:jackson-annotations",
                  "${jackson-annotations.version}"));
    }
  }

  private static ModuleDescriptor module() {
    return ModuleFinder.of(library()).find("io.openroutercatalog").orElseThrow().descriptor();
  }

  private static Stream<String> files(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.stream()
          .filter(entry -> !entry.isDirectory())
          .map(ZipEntry::getName)
          .toList()
          .stream();
    }
  }

  private static Stream<String> filesBelow(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> folder.relativize(path).toString().replace('\\', '/'))
          .toList()
          .stream();
    }
  }

  private static Path library() {
    return Path.of(property("project.jar"));
  }

  private static Path selfContained() {
    return Path.of(property("cli.jar"));
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
