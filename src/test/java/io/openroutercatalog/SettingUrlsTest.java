package io.openroutercatalog;

import static io.openroutercatalog.fixtures.LlmConfigs.CANARY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The settings that are URLs or keys. */
class SettingUrlsTest {
  @ParameterizedTest
  @CsvSource({
    "https://openrouter.ai/api/v1,  https://openrouter.ai/api/v1",
    "https://openrouter.ai/api/v1/, https://openrouter.ai/api/v1",
    "HTTP://localhost:8080,         HTTP://localhost:8080",
    "http://[::1]:8080/,            http://[::1]:8080",
    "https://xn--bcher-kva.example, https://xn--bcher-kva.example"
  })
  void an_http_url_is_taken_without_its_last_slash(String text, String url) {
    CatalogSettings settings = CatalogSettings.fromMap(Map.of("base_url", text, "api_base", text));

    assertThat(settings.baseUrl()).isEqualTo(URI.create(url));
    assertThat(settings.terms(BillingTier.PREMIUM).apiBase()).isEqualTo(url);
    assertThat(CatalogSettings.builder().baseUrl(URI.create(text)).build().baseUrl())
        .isEqualTo(URI.create(url));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "``,                        must be an http or https URL with a host",
        "openrouter.ai/api/v1,      must be an http or https URL with a host",
        "ftp://openrouter.ai,       must be an http or https URL with a host",
        "file:///etc/passwd,        must be an http or https URL with a host",
        "https:///api,              must be an http or https URL",
        "https://a.example/#top,    must be an http or https URL with a host",
        "https://a.example/?k=1,    must be an http or https URL with a host",
        "https://a b.example,       `must be an http or https URL, is not a URL at index 9`",
        "https://u:p@a.example,     must not hold a user or password",
        "https://u@a.example,       must not hold a user or password",
        "https://u:p@a_b.example,   must not hold a user or password",
        "http://a_b,                `must have a host of letters, digits, \"-\" and \".\", was"
            + " \"a_b\"`",
        "http://xn--0/v1,           `must have a host that a name service can find, has the part"
            + " \"xn--0\"`",
        "http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example, must have"
            + " a host that a name service can find"
      })
  void anything_else_is_refused(String text, String message) {
    for (String key : new String[] {"base_url", "api_base"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> CatalogSettings.fromMap(Map.of(key, text)))
          .withMessageStartingWith(key + " " + message);
    }
  }

  /** People put keys into queries and passwords; the message must not carry them to a log. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example/v1?key=KEY",
        "https://a.example/v1#KEY",
        "https://u:KEY@a.example",
        "https://u:KEY@a_b.example",
        "https://a.example/ ?key=KEY"
      })
  void a_secret_in_a_url_is_not_repeated(String url) {
    String text = url.replace("KEY", CANARY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.fromMap(Map.of("base_url", text)))
        .withMessageStartingWith("base_url must ")
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain(CANARY));
  }

  /** A line break in a key could inject further headers. */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", " ", "\t", "\u0000", "\u007f", "é", "😀"})
  void a_key_that_cannot_be_a_header_is_refused_without_repeating_it(String bad) {
    String key = CANARY + bad;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CatalogSettings.builder().apiKey(key))
        .withMessage(
            "api_key must be visible ASCII characters only, the character at index "
                + CANARY.length()
                + " of "
                + key.length()
                + " is not");
  }

  @Test
  void a_key_of_visible_characters_is_taken() {
    assertThat(CatalogSettings.builder().apiKey("sk-or-v1~!").build().apiKey())
        .isEqualTo("sk-or-v1~!");
    assertThat(CatalogSettings.builder().apiKey("").build().apiKey()).isEmpty();
  }
}
