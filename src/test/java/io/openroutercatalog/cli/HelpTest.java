package io.openroutercatalog.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {
  private static final int WIDTH = 100;

  @ParameterizedTest
  @CsvSource({
    "--help,Without a command it lists them.",
    "list --help,prices are USD per million tokens",
    "show --help,<id|model>",
    "export --help,--include-api-key",
    "cost --help,--at-most",
    "audit --help,--list-only",
    "pick --help,--pinned=ID",
    "watch --help,--json"
  })
  void help_is_data_fits_the_screen_and_names_every_common_option(String command, String own) {
    CliRun run = CliRun.of(command.split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(own)
        .contains("--base-url=URL", "--as-of=INSTANT", "--no-health", "--settings=FILE")
        .contains("--policy=NAME", "--offline", "-v, --verbose", "-h, --help");
    assertThat(run.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
  }

  @Test
  void help_names_the_commands_the_exit_codes_and_the_variable_of_the_key() {
    assertThat(CliRun.of("--help").out())
        .contains("  list ", "  show ", "  export ", "  pick ", "  cost ", "  audit ", "  watch ")
        .contains("  0  ", "  1  ", "  2  ", "  3  ")
        .contains("OPENROUTER_API_KEY");
  }

  @Test
  void a_wrong_option_is_named_in_the_first_line() {
    assertThat(CliRun.of("list", "--bogus").err().lines().findFirst())
        .hasValueSatisfying(line -> assertThat(line).contains("--bogus"));
  }

  @Test
  void the_version_is_one_line() {
    CliRun run = CliRun.of("--version");
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("openrouter-catalog "));
  }
}
