package io.openroutercatalog.concurrency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** Finds virtual threads of the library that were pinned to their carrier while they waited. */
public final class PinnedThreads {
  private static final String EVENT = "jdk.VirtualThreadPinned";

  private PinnedThreads() {}

  /** {@return the events that the JVM recorded during the work, however short} */
  public static List<String> during(Runnable work) throws IOException {
    Path file = Files.createTempFile("pinned", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).withThreshold(Duration.ZERO).withStackTrace();
      recording.start();
      work.run();
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals(EVENT))
          .filter(event -> event.getThread().getJavaName().startsWith("openrouter-catalog"))
          .map(RecordedEvent::toString)
          .toList();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
