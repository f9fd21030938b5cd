package io.openroutercatalog.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leaks the key in every way that is watched, and checks that each leak is found. */
class CanaryTest {
  private static final Logger log = LoggerFactory.getLogger("io.openroutercatalog.Some");
  private static final java.util.logging.Logger tasks =
      java.util.logging.Logger.getLogger("okhttp3.internal.concurrent.TaskRunner");

  static final List<Consumer<String>> leaks =
      List.of(
          key -> log.trace("key " + key),
          key -> log.trace("key {}", key),
          key -> log.atTrace().addKeyValue("key", key).log("said"),
          key -> log.debug("failed", new IllegalStateException(key)),
          key -> log.debug("failed", new IllegalStateException(new IllegalStateException(key))),
          key -> log.debug("failed", suppressing(new IllegalStateException(key))),
          key -> LoggerFactory.getLogger("com.example.Other").trace(key),
          key -> tasks.log(Level.FINEST, key),
          key -> tasks.log(Level.FINE, "failed", new IllegalStateException(key)),
          key -> System.out.println(key),
          key -> System.err.println("the key is " + key),
          key -> CanaryWatch.lookAtThrown(new AssertionError("expected " + key)));

  private static Exception suppressing(Exception suppressed) {
    Exception outer = new IllegalStateException("outer");
    outer.addSuppressed(suppressed);
    return outer;
  }

  @ParameterizedTest
  @FieldSource("leaks")
  void a_key_in_any_output_is_noticed(Consumer<String> leak) {
    leak.accept(Canary.KEY);
    assertThat(Canary.seen()).isNotEmpty(); // Also clears it; otherwise this test would fail.
  }

  @Test
  void a_key_in_the_name_of_a_thread_is_seen() throws InterruptedException {
    CompletableFuture<Void> end = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().name("for " + Canary.KEY).start(end::join);
    CanaryWatch.lookAtThreads();
    end.complete(null);
    thread.join();
    assertThat(Canary.seen()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "u", "us", "user", "user:"})
  void the_key_in_base64_is_seen_whatever_stands_before_it(String before) {
    byte[] bytes = (before + Canary.KEY + "\n").getBytes(StandardCharsets.US_ASCII);
    assertThat(Canary.isIn("Basic " + Base64.getEncoder().encodeToString(bytes))).isTrue();
  }

  @Test
  void a_part_of_the_key_is_seen() {
    assertThat(Canary.isIn(Canary.KEY.substring(0, 13) + "…")).isTrue();
    assertThat(Canary.isIn("…" + Canary.KEY.substring(13))).isTrue();
    assertThat(Canary.isIn("sk-or-v1-another")).isFalse();
  }
}
