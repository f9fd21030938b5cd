package io.openroutercatalog.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.logs.Canary;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bundled sample, and when the command line falls back to it. */
class SampleTest {
  private static final String[] PROXY = {"https.proxyHost", "https.proxyPort"};

  /** Sends every https connection to a closed port, as if the machine had no network. */
  @BeforeEach
  void cutTheNetwork() {
    int closedPort;
    try (FakeOpenRouter gone = FakeOpenRouter.start()) {
      closedPort = gone.baseUrl().getPort();
    }
    System.setProperty(PROXY[0], "127.0.0.1");
    System.setProperty(PROXY[1], Integer.toString(closedPort));
  }

  @AfterEach
  void restoreTheNetwork() {
    Arrays.asList(PROXY).forEach(System::clearProperty);
  }

  @Test
  void every_row_of_the_sample_is_good() throws IOException {
    CatalogSnapshot snapshot = sampleSnapshot();
    assertThat(snapshot.excludedByReason().keySet()).noneMatch(ExclusionReason::broken);
    assertThat(snapshot.configs()).hasSizeBetween(30, 40);
  }

  @Test
  void the_sample_shows_free_premium_and_varying_prices_and_reasons_to_leave_models_out()
      throws IOException {
    CatalogSnapshot snapshot = sampleSnapshot();
    assertThat(snapshot.countsByTier().get(BillingTier.FREE)).isGreaterThanOrEqualTo(5);
    assertThat(snapshot.countsByTier().get(BillingTier.PREMIUM)).isGreaterThanOrEqualTo(20);
    assertThat(snapshot.excludedByReason())
        .containsKeys(
            ExclusionReason.ALIAS,
            ExclusionReason.VARIANT,
            ExclusionReason.TOOL_CALLING,
            ExclusionReason.AUTHOR,
            ExclusionReason.MODEL_ID);
    JsonNode rows = new ObjectMapper().readTree(sample()).get("data");
    assertThat(rows)
        .anySatisfy(row -> assertThat(row.at("/pricing/prompt").asText()).isEqualTo("-1"));
  }

  @Test
  void offline_shows_the_sample_and_says_so() {
    CliRun run = CliRun.of("list", "--offline");
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).hasSizeGreaterThan(30);
    assertThat(run.err()).contains("bundled sample").contains("models, ");
  }

  @Test
  void offline_exports_the_sample_when_asked_to() {
    CliRun run = CliRun.of("export", "--offline");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("[\n{").endsWith("}\n]\n");
    assertThat(run.err()).contains("bundled sample");
  }

  @Test
  void list_and_show_fall_back_to_the_sample_without_a_network_and_say_so() {
    CliRun list = CliRun.of();
    assertThat(list.exitCode()).isZero();
    assertThat(list.lines()).hasSizeGreaterThan(30);
    assertThat(list.err()).contains("OpenRouter cannot be reached").contains("bundled sample");
    CliRun show = CliRun.of("show", "-242971");
    assertThat(show.exitCode()).isZero();
    assertThat(show.out()).contains("anthropic/claude-fable-5");
    assertThat(show.err()).contains("OpenRouter cannot be reached").contains("bundled sample");
  }

  @ParameterizedTest
  @CsvSource({
    "nobody/knows, 'nobody/knows is not in the catalogue, nor in the bundled sample'",
    "-1, '-1 is not in the catalogue, made from the bundled sample'",
    "amazon/nova-pro-v1, ' is in the bundled sample but left out of the catalogue: '"
  })
  void what_the_sample_lacks_is_not_said_to_be_missing_from_openrouter(String wanted, String why) {
    for (String offline : new String[] {" --offline", ""}) {
      CliRun run = CliRun.of(("show " + wanted + offline).split(" "));
      assertThat(run.exitCode()).isEqualTo(3);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(why).contains("; OpenRouter's list was not read");
    }
  }

  /** A program that reads an export must not mistake the sample for the current list. */
  @Test
  void export_never_falls_back() {
    CliRun run = CliRun.of("export");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(CatalogSettings.DEFAULT_API_BASE).doesNotContain("sample");
  }

  @Test
  void a_named_address_never_falls_back_even_where_it_is_the_default_one() {
    CliRun run = CliRun.of("list", "--base-url", CatalogSettings.DEFAULT_API_BASE);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  /** The key belongs to OpenRouter; the sample's server has no use for it. */
  @Test
  void the_key_is_not_needed_for_the_sample() {
    CliRun run = CliRun.of(Map.of("OPENROUTER_API_KEY", Canary.KEY), "list", "--offline");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out() + run.err()).doesNotContain(Canary.KEY);
  }

  @Test
  void a_cached_copy_is_shown_rather_than_the_sample_but_never_exported(@TempDir Path folder)
      throws Exception {
    Path settings =
        Files.writeString(
            folder.resolve("settings.json"),
            new ObjectMapper()
                .writeValueAsString(Map.of("store_path", folder.resolve("kept").toString())));
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("v/kept"))) {
      String url = openRouter.baseUrl().toString();
      CliRun.of("list", "--no-health", "--settings", settings.toString(), "--base-url", url);
      pretendTheCopyIsFrom(url, folder.resolve("kept"));
    }
    CliRun list = CliRun.of("list", "--settings", settings.toString());
    assertThat(list.exitCode()).as(list.err()).isZero();
    assertThat(list.out()).contains("v/kept");
    assertThat(list.err())
        .contains("OpenRouter cannot be reached", "showing the cached list of 20")
        .doesNotContain("sample");
    CliRun show = CliRun.of("show", "v/new", "--settings", settings.toString());
    assertThat(show.exitCode()).isEqualTo(3);
    assertThat(show.err())
        .containsPattern("v/new is not in the catalogue, nor in the cached copy of 20[-:.0-9TZ]+;")
        .contains("; OpenRouter's list was not read")
        .doesNotContain("sample");
    CliRun export = CliRun.of("export", "--settings", settings.toString());
    assertThat(export.exitCode()).isEqualTo(1);
    assertThat(export.out()).isEmpty();
  }

  /** Only a copy from the default address is used where none is named. */
  private static void pretendTheCopyIsFrom(String url, Path kept) throws Exception {
    String copy = Files.readString(kept).replace(url, CatalogSettings.DEFAULT_API_BASE);
    int at = copy.indexOf("\"copy\":") + "\"copy\":".length();
    byte[] content = copy.substring(at, copy.length() - "}\n".length()).getBytes(UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
    Files.writeString(kept, copy.replaceFirst("[0-9a-f]{64}", HexFormat.of().formatHex(digest)));
  }

  private static CatalogSnapshot sampleSnapshot() throws IOException {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeAnswer.json(sample()));
        CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build())) {
      return catalog.snapshot();
    }
  }

  private static String sample() throws IOException {
    try (InputStream in = Main.class.getResourceAsStream("sample-models.json")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }
}
