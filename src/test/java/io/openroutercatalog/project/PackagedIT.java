package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.File;
import java.io.IOException;
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

/** Runs the finished jars like users do: the command line, and small programs. */
class PackagedIT {
  private static final String MODULE =
      """
      module consumer {
        requires io.openroutercatalog;
      }
      """;

  /**
   * The descriptor of tests of an application, which need the JDK's server for the fake service.
   */
  private static final String TESTING_MODULE =
      """
      module consumer {
        requires io.openroutercatalog;
        requires jdk.httpserver;
      }
      """;

  /** An application: it is told where the list is, and prints whether the JDK's server is there. */
  private static final String MAIN =
      """
      package consumer;

      import io.openroutercatalog.CatalogService;
      import io.openroutercatalog.CatalogSettings;
      import io.openroutercatalog.LlmConfig;
      import java.net.URI;

      public final class Main {
        public static void main(String[] args) {
          CatalogSettings settings =
              CatalogSettings.builder().baseUrl(URI.create(args[0])).build();
          try (CatalogService catalog = CatalogService.create(settings)) {
            LlmConfig config = catalog.findById(-7930022);
            boolean server = ModuleLayer.boot().findModule("jdk.httpserver").isPresent();
            System.out.println(
                Main.class.getModule().isNamed() + " " + server + " " + config.toJson());
          }
        }
      }
      """;

  /** The same, with a fake service of its own. */
  private static final String TESTING_MAIN =
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

  /** The jars of the six runtime dependencies and of theirs, by the beginning of the name. */
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
  void the_command_line_has_its_sample_with_it() throws Exception {
    Run run = run(tool("java"), "-jar", property("cli.jar"), "list", "--offline");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("anthropic/claude-fable-5");
  }

  @Test
  void a_program_compiles_and_runs_from_the_class_path() throws Exception {
    Run run = runFromClassPath(TESTING_MAIN);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("false {\"id\":-7930022,\"name\":\"Fake qwen/qwen3.8-27b\"");
  }

  @Test
  void a_program_compiles_and_runs_from_the_module_path() throws Exception {
    Run run = runFromModulePath(TESTING_MODULE, TESTING_MAIN);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("true {\"id\":-7930022,\"name\":\"Fake qwen/qwen3.8-27b\"");
  }

  @Test
  void an_application_on_the_module_path_runs_without_the_server_of_the_jdk() throws Exception {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      openRouter.models(FakeModel.of("qwen/qwen3.8-27b"));
      Run run = runFromModulePath(MODULE, MAIN, openRouter.baseUrl().toString());
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(run.out()).startsWith("true false {\"id\":-7930022,");
    }
  }

  private Run runFromClassPath(String main) throws Exception {
    String libraries = libraries();
    Path classes = folder.resolve("classes");
    compile("--class-path", libraries, classes, source("consumer/Main.java", main));
    return run(tool("java"), "-cp", classes + File.pathSeparator + libraries, "consumer.Main");
  }

  private Run runFromModulePath(String module, String main, String... arguments) throws Exception {
    String libraries = libraries();
    Path classes = folder.resolve("classes");
    compile(
        "--module-path",
        libraries,
        classes,
        source("module-info.java", module),
        source("consumer/Main.java", main));
    String path = classes + File.pathSeparator + libraries;
    List<String> command =
        new ArrayList<>(List.of(tool("java"), "-p", path, "-m", "consumer/consumer.Main"));
    command.addAll(List.of(arguments));
    return run(command.toArray(String[]::new));
  }

  private Path source(String name, String text) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  /** Warnings are errors, since users may build with that option. */
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

  /** A version must follow the name, since other jars have longer names with the same beginning. */
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
