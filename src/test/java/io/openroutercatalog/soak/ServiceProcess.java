package io.openroutercatalog.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A {@link World} in a process of its own; it ends with the one that started it. */
final class ServiceProcess implements AutoCloseable {
  private final Process process;
  private final URI baseUrl;

  ServiceProcess(long seed) throws IOException {
    this.process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                World.class.getName(),
                String.valueOf(seed))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    this.baseUrl = URI.create(String.valueOf(said.readLine()));
  }

  URI baseUrl() {
    return baseUrl;
  }

  /** Lets the service begin to change and to fail. */
  void letLive() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
