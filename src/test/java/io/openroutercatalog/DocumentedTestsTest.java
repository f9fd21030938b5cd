package io.openroutercatalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page that names the proof of a promise names one that exists. */
class DocumentedTestsTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

  @Test
  void every_test_that_a_page_names_exists() throws IOException {
    List<Path> sources = files("src/test/java", ".java");
    for (Path page : files("docs", ".md")) {
      for (MatchResult named : NAMED.matcher(Files.readString(page)).results().toList()) {
        Path source =
            sources.stream()
                .filter(path -> path.endsWith(named.group(1) + ".java"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " names " + named.group()));
        // A method of JUnit, or a rule of ArchUnit.
        assertThat(Files.readString(source))
            .as("%s names %s", page, named.group())
            .containsPattern("(void|ArchRule) " + named.group(2) + "\\b");
      }
    }
  }

  @Test
  void the_threat_model_names_a_proof_for_each_measure() throws IOException {
    assertThat(Files.readAllLines(Path.of("docs/threat-model.md")))
        .filteredOn(line -> line.startsWith("| ") && !line.endsWith("proved by |"))
        .hasSizeGreaterThan(10)
        .allSatisfy(row -> assertThat(row).containsPattern(NAMED));
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of(folder))) {
      return paths.filter(path -> path.toString().endsWith(ending)).toList();
    }
  }
}
