package io.openroutercatalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.fixtures.TestSettings;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FakeModelTest {
  @Test
  void a_fake_model_without_changes_becomes_a_premium_config() {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start().models(FakeModel.of("a/one"));
        CatalogService catalog = CatalogService.create(TestSettings.quiet(openRouter).build())) {
      assertThat(catalog.configs())
          .singleElement()
          .satisfies(
              config -> {
                assertThat(config.modelName()).isEqualTo("a/one");
                assertThat(config.name()).isEqualTo("Fake a/one");
                assertThat(config.billingTier()).isEqualTo(BillingTier.PREMIUM);
                assertThat(config.contextLength()).isEqualTo(200_000);
                assertThat(config.created()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
                assertThat(config.supportedParameters()).contains("tools");
              });
    }
  }

  @Test
  void changing_a_fake_model_makes_a_copy() {
    FakeModel model = FakeModel.of("a/one");
    String before = model.toJson();
    assertThat(model.priced("0", "0").toJson())
        .contains("\"prompt\":\"0\"")
        .contains("\"completion\":\"0\"");
    assertThat(model.with("name", null).toJson()).contains("\"name\":null");
    assertThat(model.with("more", Set.of(1)).toJson()).contains("\"more\":[1]");
    assertThat(model.without("name").toJson()).doesNotContain("\"name\"");
    assertThat(model.toJson()).isEqualTo(before);
  }
}
