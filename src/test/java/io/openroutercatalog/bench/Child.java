package io.openroutercatalog.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A fresh JVM with the class path of this one. */
final class Child {
  private static final long MOST_SECONDS = 60;

  /** The class path of an application; test tools would cost much heap and start-up time. */
  private static final Pattern NEEDED =
      Pattern.compile("(okhttp-jvm|okio-jvm|kotlin-stdlib|jackson-|slf4j-|jspecify).*[.]jar");

  private Child() {}

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                Files.isDirectory(Path.of(entry))
                    || NEEDED.matcher(Path.of(entry).getFileName().toString()).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** The exit code and the standard output of a child. */
  record Ended(boolean well, String said, long wallNanos) {}

  static Ended run(List<String> jvmFlags, Class<?> main, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmFlags);
    // Otherwise SLF4J would have two providers, one of them for tests.
    command.add("-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider");
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn");
    command.addAll(List.of("-classpath", classPath(), main.getName()));
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
