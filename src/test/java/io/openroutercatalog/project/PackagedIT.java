package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The finished jars, as users have them: the command line, and a program of two files. */
class PackagedIT {
  private static final String MODULE =
      """
      module consumer {
        requires io.openroutercatalog;
      }
      """;

  private static final String MAIN =
      """
      package consumer;

      import io.openroutercatalog.CatalogService;
      import io.openroutercatalog.CatalogSettings;
      import io.openroutercatalog.LlmConfig;
      import io.openroutercatalog.testing.FakeModel;
      import io.openroutercatalog.testing.FakeOpenRouter;

      public final class Main {
        public static void main(String[] args) {
          try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
            openRouter.models(FakeModel.of("qwen/qwen3.8-27b"));
            CatalogSettings settings =
                CatalogSettings.builder().baseUrl(openRouter.baseUrl()).build();
            try (CatalogService catalog = CatalogService.create(settings)) {
              LlmConfig config = catalog.findById(-7930022);
              System.out.println(Main.class.getModule().isNamed() + " " + config.toJson());
            }
          }
        }
      }
      """;

  /** The jars of the four runtime dependencies and of what they bring, by the start of the name. */
  private static final List<String> RUNTIME_JARS =
      List.of(
          "okhttp-jvm",
          "okio-jvm",
          "kotlin-stdlib",
          "annotations",
          "jackson-annotations",
          "jackson-core",
          "jackson-databind",
          "slf4j-api",
          "jspecify");

  @TempDir private Path folder;

  @Test
  void the_command_line_exports_from_its_jar() throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(FakeModel.of("qwen/qwen3.8-27b"));
      Run run =
          run(
              tool("java"),
              "-jar",
              property("cli.jar"),
              "export",
              "--base-url",
              openRouter.baseUrl().toString());
      assertThat(run.err()).isEmpty();
      assertThat(run.exitCode()).isZero();
      JsonNode configs = new ObjectMapper().readTree(run.out());
      assertThat(configs).hasSize(1);
      assertThat(configs.at("/0/id").asInt()).isEqualTo(-7930022);
    }
  }

  /** Without -v a run logs nothing, see above. */
  @Test
  void the_command_line_logs_on_standard_error_when_asked_to() throws Exception {
    Run run = run(tool("java"), "-jar", property("cli.jar"), "list", "--offline", "-v");
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).contains("INFO CatalogService").contains("catalogue loaded");
    assertThat(run.out()).doesNotContain("INFO").contains("anthropic/claude-fable-5");
  }

  @Test
  void the_command_line_knows_its_version() throws Exception {
    Run run = run(tool("java"), "-jar", property("cli.jar"), "--version");
    assertThat(run.out().strip()).isEqualTo("openrouter-catalog " + property("project.version"));
  }

  @Test
  void a_program_compiles_and_runs_from_the_class_path() throws Exception {
    String libraries = libraries();
    Path classes = folder.resolve("classes");
    compile("--class-path", libraries, classes, source("consumer/Main.java", MAIN));
    Run run = run(tool("java"), "-cp", classes + File.pathSeparator + libraries, "consumer.Main");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("false {\"id\":-7930022,\"name\":\"Fake qwen/qwen3.8-27b\"");
  }

  @Test
  void a_program_compiles_and_runs_from_the_module_path() throws Exception {
    String libraries = libraries();
    Path classes = folder.resolve("classes");
    compile(
        "--module-path",
        libraries,
        classes,
        source("module-info.java", MODULE),
        source("consumer/Main.java", MAIN));
    Run run =
        run(
            tool("java"),
            "-p",
            classes + File.pathSeparator + libraries,
            "-m",
            "consumer/consumer.Main");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("true {\"id\":-7930022,\"name\":\"Fake qwen/qwen3.8-27b\"");
  }

  @Test
  void the_module_exports_the_api_and_the_test_tools_only() {
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(property("project.jar")))
            .find("io.openroutercatalog")
            .orElseThrow()
            .descriptor();
    assertThat(module.isAutomatic()).isFalse();
    assertThat(module.exports())
        .filteredOn(export -> !export.isQualified())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder("io.openroutercatalog", "io.openroutercatalog.testing");
    assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
  }

  private Path source(String name, String text) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Warnings are errors, so that users who want that of their own build can have it. */
  private void compile(String pathOption, String libraries, Path to, Path... sources)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(tool("javac"), "-Xlint:all", "-Werror"));
    command.addAll(List.of("--release", "21", pathOption, libraries, "-d", to.toString()));
    Arrays.asList(sources).forEach(source -> command.add(source.toString()));
    Run run = run(command.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }

  /** {@return the library's jar and the jars it needs, and no others} */
  private static String libraries() {
    List<Path> jars =
        Stream.of(property("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(jar -> RUNTIME_JARS.stream().anyMatch(name -> isJarOf(name, jar)))
            .toList();
    assertThat(jars).hasSameSizeAs(RUNTIME_JARS);
    return Stream.concat(Stream.of(Path.of(property("project.jar"))), jars.stream())
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The name, then a version: other jars have longer names that begin alike. */
  private static boolean isJarOf(String name, Path jar) {
    return jar.getFileName().toString().matches(Pattern.quote(name) + "-[0-9].*\\.jar");
  }

  private record Run(int exitCode, String out, String err) {}

  private Run run(String... command) throws Exception {
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("OPENROUTER_API_KEY");
    // The JVM announces these on standard error.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertThat(process.waitFor(50, TimeUnit.SECONDS)).as("ends in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private static String tool(String name) {
    return Path.of(property("java.home"), "bin", name).toString();
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }
}
