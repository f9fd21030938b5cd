package io.openroutercatalog.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays the inputs that the fuzzer starts from, and those that once broke a rule. The file of a
 * new finding belongs beside them, under a name that describes it.
 */
class FuzzCorpusTest {
  private static final Path INPUTS =
      Path.of("src", "test", "resources", "io", "openroutercatalog", "fuzz");

  private static final Map<String, Target> TARGETS =
      Map.of(
          "ModelsFuzz", ModelsFuzz::fuzzerTestOneInput,
          "EndpointsFuzz", EndpointsFuzz::fuzzerTestOneInput,
          "SettingsFuzz", SettingsFuzz::fuzzerTestOneInput,
          "StoreFuzz", StoreFuzz::fuzzerTestOneInput);

  private interface Target {
    void run(byte[] input) throws IOException;
  }

  static Stream<Arguments> inputs() {
    return TARGETS.keySet().stream()
        .sorted()
        .flatMap(target -> files(target).stream().map(file -> Arguments.of(target, file)));
  }

  private static List<Path> files(String target) {
    try (Stream<Path> files = Files.list(INPUTS.resolve(target + "Inputs"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void nothing_is_found_in_known_inputs(String target, Path file) throws IOException {
    byte[] input = Files.readAllBytes(file);
    Target known = Objects.requireNonNull(TARGETS.get(target));
    assertThatCode(() -> known.run(input)).doesNotThrowAnyException();
  }
}
