package io.openroutercatalog.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the project's pages, and the regions of test code that they quote. */
final class Documents {
  private Documents() {}

  static List<String> lines(String page) throws IOException {
    return Files.readAllLines(Path.of(page));
  }

  /** {@return the Java blocks of a page, in their order} */
  static List<String> javaBlocks(String page) throws IOException {
    return Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(Path.of(page)))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** {@return the code between "// [name" and "// name]" of a test class, moved to the left} */
  static String region(Class<?> test, String name) throws IOException {
    Path source = Path.of("src/test/java", test.getName().replace('.', '/') + ".java");
    String region = between(Files.readString(source), "// [" + name + "\n", "// " + name + "]");
    return region.stripTrailing().stripIndent() + "\n";
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start);
    int to = text.indexOf(end, from + start.length());
    if (from < 0 || to < 0 || text.indexOf(start, to) >= 0) {
      throw new IllegalArgumentException("not exactly one part from " + start + " to " + end);
    }
    return text.substring(from + start.length(), text.lastIndexOf('\n', to) + 1);
  }
}
