package io.openroutercatalog.store;

import java.nio.file.FileSystem;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Permissions of new files that nobody but their owner has; none where files have no owners. */
final class OwnerOnly {
  private OwnerOnly() {}

  static FileAttribute<?>[] file(FileSystem fileSystem) {
    return permissions(fileSystem, "rw-------");
  }

  static FileAttribute<?>[] folder(FileSystem fileSystem) {
    return permissions(fileSystem, "rwx------");
  }

  private static FileAttribute<?>[] permissions(FileSystem fileSystem, String permissions) {
    return fileSystem.supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
