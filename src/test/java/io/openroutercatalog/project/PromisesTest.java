package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;

/** Each row of a table with the heading "proved by" links to a test that exists and runs. */
class PromisesTest {
  private static final Path DOCS = Path.of("docs");
  private static final Pattern PROOF =
      Pattern.compile("\\[`(\\w+)\\.(\\w+)`\\]\\((\\.\\./src/test/java/[\\w/]+)\\.java\\)");

  /** A row of such a table. */
  record Promise(String page, String text, String proof) {
    @Override
    public String toString() {
      return page + ": " + text;
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("promises")
  void a_promise_is_bound_to_tests_that_exist(Promise promise) throws ClassNotFoundException {
    assertThat(promise.text).as("a promise").isNotBlank();
    List<String> proofs = new ArrayList<>();
    for (Matcher proof = PROOF.matcher(promise.proof); proof.find(); ) {
      String name = proof.group(3).substring("../src/test/java/".length()).replace('/', '.');
      assertThat(name).as("the link is to the class that is named").endsWith("." + proof.group(1));
      assertThat(tests(Class.forName(name))).as("tests of %s", name).contains(proof.group(2));
      proofs.add(proof.group());
    }
    assertThat(proofs).as("proofs").isNotEmpty();
    assertThat(String.join(", ", proofs)).as("nothing else is a proof").isEqualTo(promise.proof);
  }

  @ParameterizedTest
  @ValueSource(strings = {"reliability.md", "threat-model.md"})
  void the_pages_that_promise_have_promises(String page) throws IOException {
    assertThat(promises().filter(promise -> promise.page.equals(page))).hasSizeGreaterThan(10);
  }

  private static List<String> tests(Class<?> type) {
    assertThat(AnnotationSupport.isAnnotated(type, Disabled.class)).as("%s is off", type).isFalse();
    return Stream.<AnnotatedElement>concat(
            Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredFields()))
        .filter(test -> AnnotationSupport.isAnnotated(test, Testable.class))
        .filter(test -> !AnnotationSupport.isAnnotated(test, Disabled.class))
        .map(test -> ((Member) test).getName()) // A rule of ArchUnit is a field.
        .toList();
  }

  private static Stream<Promise> promises() throws IOException {
    List<Promise> promises = new ArrayList<>();
    try (Stream<Path> pages = Files.list(DOCS)) {
      for (Path page : pages.sorted().toList()) {
        boolean inTable = false;
        for (String line : Files.readAllLines(page)) {
          inTable = line.endsWith("| proved by |") || (inTable && line.startsWith("|"));
          if (inTable && !line.endsWith("| proved by |") && !line.startsWith("|---")) {
            int cut = line.lastIndexOf(" | ");
            promises.add(
                new Promise(
                    page.getFileName().toString(),
                    line.substring(1, cut).strip(),
                    line.substring(cut + 3, line.length() - 1).strip()));
          }
        }
      }
    }
    return promises.stream();
  }
}
