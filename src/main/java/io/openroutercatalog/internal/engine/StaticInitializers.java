package io.openroutercatalog.internal.engine;

/** Whether the caller is a static initializer, for whose end all other threads wait. */
final class StaticInitializers {
  /** The name that the JVM gives a static initializer. */
  private static final String NAME = "<clinit>";

  private StaticInitializers() {}

  /** {@return whether any caller of the current thread is one} */
  static boolean areCalling() {
    return StackWalker.getInstance()
        .walk(frames -> frames.anyMatch(frame -> frame.getMethodName().equals(NAME)));
  }
}
