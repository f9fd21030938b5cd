package io.openroutercatalog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A fresh JVM with this one's class path. */
final class Child {
  private static final long MOST_SECONDS = 60;

  private Child() {}

  /** How a child ended; what it said is its standard output. */
  record Ended(boolean well, String said, long wallNanos) {}

  static Ended run(List<String> jvmFlags, Class<?> main, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    // Else SLF4J would have two providers, one of them for tests.
    command.add("-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    Path said = Files.createTempFile("bench-child", ".txt");
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(said.toFile())
              .redirectError(
                  ProcessBuilder.Redirect.appendTo(Table.FOLDER.resolve("children.txt").toFile()))
              .start();
      boolean ended = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      return new Ended(
          ended && process.exitValue() == 0,
          Files.readString(said, UTF_8).strip(),
          System.nanoTime() - start);
    } finally {
      Files.deleteIfExists(said);
    }
  }
}
