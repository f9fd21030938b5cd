package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dependencies that users of the library get with it. */
class DependenciesTest {
  @Test
  void users_get_okhttp_jackson_slf4j_and_jspecify_and_nothing_else() throws Exception {
    List<PomDependency> all;
    try (InputStream pom = pom()) {
      all = PomDependency.all(pom);
    }
    assertThat(all)
        .filteredOn(PomDependency::isPassedOn)
        .extracting(PomDependency::artifact)
        .containsExactlyInAnyOrder(
            "com.squareup.okhttp3:okhttp-jvm",
            "com.fasterxml.jackson.core:jackson-databind",
            "com.fasterxml.jackson.core:jackson-core",
            "com.fasterxml.jackson.core:jackson-annotations",
            "org.slf4j:slf4j-api",
            "org.jspecify:jspecify");
    assertThat(all)
        .extracting(PomDependency::artifact)
        .contains("info.picocli:picocli", "org.assertj:assertj-core");
  }

  /** All parts of Jackson have one version, but the annotations have no patch versions. */
  @Test
  void the_annotations_of_jackson_belong_to_its_version() throws Exception {
    try (InputStream one = pom();
        InputStream two = pom()) {
      String jackson = PomDependency.property(one, "jackson.version");
      String annotations = PomDependency.property(two, "jackson-annotations.version");
      assertThat(jackson).startsWith(annotations + ".");
    }
  }

  private static InputStream pom() throws IOException {
    return Files.newInputStream(Path.of("pom.xml"));
  }
}
