package io.openroutercatalog.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps threads and processes from doing something at the same time, by a lock on a file of its
 * own: the files that are replaced cannot carry one. The operating system ends the lock of a
 * process that dies. Safe for use by many threads.
 */
final class LockFile {
  /** For the threads of this process, whose file locks would refuse each other. */
  private static final ReentrantLock[] IN_PROCESS =
      Stream.generate(ReentrantLock::new).limit(16).toArray(ReentrantLock[]::new);

  private final Path file;

  LockFile(Path file) {
    this.file = file;
  }

  /** What is done while the lock is held. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** {@return the result of work that is done while nobody else holds this lock} */
  <T> T whileHeld(Work<T> work) throws IOException {
    ReentrantLock inProcess = IN_PROCESS[Math.floorMod(file.hashCode(), IN_PROCESS.length)];
    inProcess.lock();
    try {
      return whileFileIsLocked(work);
    } finally {
      inProcess.unlock();
    }
  }

  private <T> T whileFileIsLocked(Work<T> work) throws IOException {
    FileChannel channel = lockedChannel();
    try {
      return work.run();
    } finally {
      if (channel != null) {
        channel.close();
      }
    }
  }

  /** {@return the channel whose closing ends the lock, or null where a file cannot be locked} */
  private @Nullable FileChannel lockedChannel() throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            OwnerOnly.file(file.getFileSystem()));
    try {
      channel.lock();
      return channel;
    } catch (FileLockInterruptionException | ClosedByInterruptException e) {
      channel.close();
      throw e;
    } catch (IOException | OverlappingFileLockException e) {
      // Some file systems have no locks, and another class loader of this process may hold it. The
      // comparison of versions is then nearly always enough.
      channel.close();
      return null;
    }
  }
}
