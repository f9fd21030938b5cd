package io.openroutercatalog.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A short soak in every build; docs/reliability.md has the figures of a long one. */
class SoakTest {
  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void no_lookup_fails_while_the_service_changes_and_fails_at_random() throws Exception {
    List<String> lines = new ArrayList<>();
    Soak.Verdict verdict =
        new Soak(System.nanoTime(), 1, folder, lines::add).run(Duration.ofSeconds(4));

    assertThat(verdict.failed()).as("%s %s", verdict.firstFailure(), lines).isZero();
    assertThat(verdict.misorderedUpdates()).as("%s", lines).isZero();
    assertThat(verdict.answered()).isGreaterThan(10_000);
    assertThat(verdict.lists()).isPositive();
    assertThat(verdict.failedLists()).isPositive();
    assertThat(verdict.updates()).isPositive();
    assertThat(verdict.catalogues()).isGreaterThan(1);
  }
}
