package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.CatalogService;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * The library fits to other versions of what it uses than those that it is built with: to the
 * lowest that README.md states, and to those that Spring Boot 3.5 chooses for an application. Maven
 * puts their jars into target/versions.
 */
class LinkageTest {
  private static final Path VERSIONS = Path.of("target", "versions");
  private static final Set<String> JACKSON = Set.of("com/fasterxml/");
  private static final Set<String> KOTLIN = Set.of("kotlin/");

  private static Path here(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path jar(String folder, String name) {
    Path jar = VERSIONS.resolve(folder).resolve(name + ".jar");
    assertThat(jar).as("fetched by mvn process-test-resources").isRegularFile();
    return jar;
  }

  private static Path lowest(String artifact, String library) throws Exception {
    return jar("lowest", artifact + "-" + lowest(library));
  }

  private static String lowest(String library) throws Exception {
    try (InputStream pom = Files.newInputStream(Path.of("pom.xml"))) {
      return PomDependency.property(pom, library + ".lowest");
    }
  }

  private static List<Path> jackson(String folder, String version) {
    return Stream.of("core", "databind", "annotations")
        .map(part -> jar(folder, "jackson-" + part + "-" + version))
        .toList();
  }

  private static void assertFits(Collection<Path> users, Collection<Path> jars, Set<String> names) {
    assertThat(Linkage.references(users, names)).as("what is used").hasSizeGreaterThan(10);
    assertThat(new Linkage(jars).missing(users, names)).as("what is missing").isEmpty();
  }

  @Test
  void the_library_fits_to_the_lowest_versions_of_what_it_uses() throws Exception {
    List<Path> library = List.of(here(CatalogService.class));
    assertFits(library, jackson("lowest", lowest("jackson")), JACKSON);
    assertFits(library, List.of(lowest("slf4j-api", "slf4j")), Set.of("org/slf4j/"));
    Path okhttp = lowest("okhttp-jvm", "okhttp");
    List<Path> okio = List.of(lowest("okio-jvm", "okio"), lowest("kotlin-stdlib", "kotlin"));
    assertFits(library, List.of(okhttp), Set.of("okhttp3/"));
    assertFits(library, okio, Set.of("okio/"));
    assertFits(List.of(okhttp), okio, Set.of("okio/", "kotlin/"));
  }

  @Test
  void the_library_fits_to_the_versions_of_spring_boot() throws Exception {
    assertFits(List.of(here(CatalogService.class)), jackson("spring-boot", "2.19.2"), JACKSON);
    assertFits(
        List.of(here(OkHttpClient.class), here(Okio.class)),
        List.of(jar("spring-boot", "kotlin-stdlib-1.9.25")),
        KOTLIN);
  }

  @Test
  void okhttp_and_okio_fit_to_the_lowest_version_of_kotlin() throws Exception {
    assertFits(
        List.of(here(OkHttpClient.class), here(Okio.class)),
        List.of(lowest("kotlin-stdlib", "kotlin")),
        KOTLIN);
  }

  @Test
  void what_a_library_that_is_too_old_lacks_is_found() throws Exception {
    List<Path> library = List.of(here(CatalogService.class));
    assertThat(new Linkage(jackson("too-old", "2.15.4")).missing(library, JACKSON))
        .containsExactly(constraint("maxDocumentLength", "J"), constraint("maxNameLength", "I"));
    assertThat(
            new Linkage(List.of(jar("too-old", "slf4j-api-1.7.36")))
                .missing(library, Set.of("org/slf4j/")))
        .contains("org/slf4j/spi/LoggingEventBuilder");
    assertThat(
            new Linkage(List.of(jar("too-old", "okio-jvm-3.9.0")))
                .missing(List.of(here(OkHttpClient.class)), Set.of("okio/")))
        .contains("okio/Socket");
  }

  private static String constraint(String name, String type) {
    String builder = "com/fasterxml/jackson/core/StreamReadConstraints$Builder";
    return builder + "." + name + " (" + type + ")L" + builder + ";";
  }

  @Test
  void the_readme_states_the_lowest_versions() throws Exception {
    assertThat(Files.readString(Path.of("README.md")))
        .contains(
            "| Jackson | OkHttp | Okio | Kotlin | SLF4J |\n|---|---|---|---|---|\n| "
                + String.join(
                    " | ",
                    lowest("jackson"),
                    lowest("okhttp"),
                    lowest("okio"),
                    lowest("kotlin"),
                    lowest("slf4j"))
                + " |\n");
  }

  /** In a class loader of its own, with real jars, from the front door to the log. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jackson-core-2.15.4 | com.fasterxml.jackson.core.StreamReadConstraints$Builder.max",
        "okio-jvm-3.9.0      | okio.Okio.socket(java.net.Socket)"
      })
  void a_library_that_is_too_old_is_named_in_the_status_and_in_a_warning(String old, String missing)
      throws Exception {
    List<String> said = runWith(old);
    assertThat(said).hasSize(3);
    assertThat(said.get(0))
        .startsWith("INTERNAL: " + missing)
        .endsWith(" is missing: " + old + ".jar is too old (NoSuchMethodError)");
    assertThat(said.get(1)).isEqualTo(said.get(0));
    assertThat(said.get(2))
        .startsWith("catalogue refresh failed, there is no list yet: INTERNAL from 127.0.0.1 (")
        .contains(said.get(0).substring("INTERNAL: ".length()));
  }

  @SuppressWarnings("unchecked")
  private static List<String> runWith(String old) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (Path jar : jackson("too-old", "2.15.4")) {
      if (old.startsWith("jackson")) {
        urls.add(jar.toUri().toURL());
      }
    }
    if (old.startsWith("okio")) {
      urls.add(jar("too-old", old).toUri().toURL());
    }
    for (Class<?> type :
        List.of(
            CatalogService.class,
            TooOldRun.class,
            OkHttpClient.class,
            Okio.class,
            kotlin.Unit.class,
            JsonFactory.class,
            ObjectMapper.class,
            JsonAutoDetect.class,
            LoggerFactory.class,
            Nullable.class)) {
      urls.add(here(type).toUri().toURL());
    }
    try (URLClassLoader isolated =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Object run =
          isolated.loadClass(TooOldRun.class.getName()).getDeclaredConstructor().newInstance();
      return ((Callable<List<String>>) run).call();
    }
  }
}
