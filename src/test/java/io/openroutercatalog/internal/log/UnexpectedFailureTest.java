package io.openroutercatalog.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.logs.Canary;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Messages as the JVM writes them, about classes that the tests have and classes that nobody has.
 */
class UnexpectedFailureTest {
  private static final String OKIO = "okio-jvm-[0-9.]+\\.jar";

  /** A failure and what is said of it, as a pattern. */
  record Said(Throwable failure, String pattern) {
    @Override
    public String toString() {
      return failure.toString();
    }
  }

  static final List<Said> all =
      List.of(
          new Said(
              new NoSuchMethodError("'okio.Socket okio.Okio.socketOf(java.net.Socket, int[])'"),
              "okio\\.Okio\\.socketOf\\(java\\.net\\.Socket, int\\[\\]\\) is missing: "
                  + OKIO
                  + " is too old \\(NoSuchMethodError\\)"),
          new Said(
              new NoSuchMethodError("'void okio.-SegmentedByteString.<init>()'"),
              "okio\\.-SegmentedByteString\\.<init>\\(\\) is missing: "
                  + OKIO
                  + " is too old \\(NoSuchMethodError\\)"),
          new Said(
              new NoSuchFieldError(
                  "Class okio.Okio does not have member field 'okio.Okio INSTANCE'"),
              "okio\\.Okio does not fit: " + OKIO + " has another version \\(NoSuchFieldError\\)"),
          new Said(new NoSuchFieldError("INSTANCE"), "java.lang.NoSuchFieldError"),
          new Said(
              new NoClassDefFoundError("okio/NotThere"),
              "okio\\.NotThere is missing: "
                  + OKIO
                  + ", which has its package, is too old \\(NoClassDefFoundError\\)"),
          new Said(
              new NoClassDefFoundError("com/example/gone/NotThere"),
              "com\\.example\\.gone\\.NotThere is missing: the jar of package com\\.example\\.gone"
                  + " is missing or too old \\(NoClassDefFoundError\\)"),
          new Said(
              new NoClassDefFoundError("Could not initialize class okio.Okio"),
              "okio\\.Okio does not fit: "
                  + OKIO
                  + " has another version \\(NoClassDefFoundError\\)"),
          new Said(
              new NoClassDefFoundError("Could not initialize class com.example.Mine") {
                private static final long serialVersionUID = 1;

                @Override
                public synchronized Throwable getCause() {
                  return new ExceptionInInitializerError(
                      "Exception java.lang.NoSuchMethodError: 'void okio.Okio.gone()' [in thread"
                          + " \"main\"]");
                }
              },
              "okio\\.Okio\\.gone\\(\\) is missing: "
                  + OKIO
                  + " is too old \\(NoSuchMethodError\\)"),
          new Said(
              new AbstractMethodError(
                  "Receiver class okio.Okio does not define or inherit an implementation of the"
                      + " resolved method 'abstract void flush()' of interface okio.Sink."),
              "okio\\.Okio does not fit: "
                  + OKIO
                  + " has another version \\(AbstractMethodError\\)"),
          new Said(
              new IncompatibleClassChangeError(
                  "Found interface okio.BufferedSource, but class was expected"),
              "okio\\.BufferedSource does not fit: "
                  + OKIO
                  + " has another version \\(IncompatibleClassChangeError\\)"),
          new Said(
              new CompletionException(
                  new ExceptionInInitializerError(new NoClassDefFoundError("okio/NotThere"))),
              "okio\\.NotThere is missing: .*"),
          new Said(new ExceptionInInitializerError("no"), "java.lang.ExceptionInInitializerError"),
          new Said(
              new UnsatisfiedLinkError("no foo in java.library.path: /usr/lib"),
              "java.lang.UnsatisfiedLinkError"),
          new Said(new IllegalStateException("why"), "java.lang.IllegalStateException"),
          new Said(new OutOfMemoryError("heap"), "java.lang.OutOfMemoryError"));

  @ParameterizedTest
  @FieldSource("all")
  void a_failure_says_which_class_or_method_of_which_jar_is_missing(Said said) {
    assertThat(UnexpectedFailure.describe(said.failure)).matches(said.pattern);
  }

  @Test
  void nothing_but_names_is_taken_from_a_message() {
    for (String message :
        List.of(
            "https://user:" + Canary.KEY + "@example.com/a",
            "the key is " + Canary.KEY,
            "okio.Okio\nFAKE LINE \u202e")) {
      String said = UnexpectedFailure.describe(new LinkageError(message));
      assertThat(said).hasLineCount(1).doesNotContain("\u202e", "FAKE");
      assertThat(Canary.isIn(said)).isFalse();
    }
    assertThat(UnexpectedFailure.describe(new LinkageError("a.b".repeat(100_000))))
        .hasSizeLessThan(1_000);
  }

  @Test
  void an_exception_whose_own_methods_throw_is_called_by_its_name() {
    Throwable foreign =
        new NoSuchMethodError() {
          private static final long serialVersionUID = 1;

          @Override
          public String getMessage() {
            throw new IllegalStateException("no message");
          }
        };
    assertThat(UnexpectedFailure.describe(foreign)).isEqualTo(foreign.getClass().getName());
  }
}
