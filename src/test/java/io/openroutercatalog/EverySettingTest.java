package io.openroutercatalog;

import static io.openroutercatalog.fixtures.LlmConfigs.CANARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.store.CatalogStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A map can say all that the builder can. */
class EverySettingTest {
  private static final InstantSource FIXED = InstantSource.fixed(Instant.EPOCH);

  @Test
  void every_key_is_taken_and_means_what_the_builder_does() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("api_key", CANARY);
    map.put("api_base", "https://a.example/v1");
    map.put("id_offset", -500_000);
    map.put("anonymous_enabled_free", true);
    map.put("anonymous_enabled_paid", true);
    map.put("seo_enabled", true);
    map.put("quota_reserve_tokens", 1234);
    map.put("rpm", 7);
    map.put("tpm", 77);
    map.put("free_rpm", 3);
    map.put("free_tpm", 33);
    map.put("litellm_params", Map.of("max_tokens", 16_384));
    map.put("system_instructions", "Be brief.");
    map.put("use_default_system_instructions", false);
    map.put("citations_enabled", false);
    map.put("base_url", "http://localhost:9999/api");
    map.put("models_timeout_seconds", 2.5);
    map.put("endpoints_timeout_seconds", 1);
    map.put("max_body_bytes", 2_048);
    map.put("max_models", 500);
    map.put("implausible_loss_share", 0.75);
    map.put("refresh_interval_hours", 0.5);
    map.put("health_interval_hours", 2);
    map.put("startup_timeout_seconds", 0.25);
    map.put("delisted_retention_days", 1.5);
    map.put("expiring_soon_days", 3);
    map.put("store_path", "kept/catalogue.json");
    map.put("tier_policy", "text_zero");
    map.put("id_policy", "list_order");
    map.put("health_policy", "reference");
    map.put("list_aliases", true);
    map.put("list_expired", true);
    map.put("excluded_variants", List.of("a", "b"));
    map.put("output_modalities", List.of("text", "image"));
    map.put("required_parameters", List.of("seed"));
    map.put("min_context_length", 5);
    map.put("excluded_providers", List.of("p"));
    map.put("excluded_model_ids", List.of("m/m"));
    map.put("excluded_suffixes", List.of("-s"));
    map.put("force_include", List.of("a/in"));
    map.put("force_exclude", List.of("a/out"));
    map.put("keep_descriptions", true);
    map.put("list_scope", "account");
    map.put("image_configs", true);
    map.put("image_id_offset", -700_000);
    map.put("score_policy", "benchmarks");
    map.put("model_overrides", Map.of("a/model", Map.of("rpm", 10)));
    map.put("operator_configs", List.of(Map.of("id", 1, "provider", "groq", "model_name", "m")));

    assertThat(CatalogSettings.fromMap(map).toBuilder().clock(FIXED).build())
        .isEqualTo(
            CatalogSettings.builder()
                .apiKey(CANARY)
                .apiBase("https://a.example/v1")
                .idOffset(-500_000)
                .anonymousEnabledFree(true)
                .anonymousEnabledPaid(true)
                .seoEnabled(true)
                .quotaReserveTokens(1234)
                .rpm(7)
                .tpm(77)
                .freeRpm(3)
                .freeTpm(33)
                .litellmParams(Map.of("max_tokens", 16_384))
                .systemInstructions("Be brief.")
                .useDefaultSystemInstructions(false)
                .citationsEnabled(false)
                .baseUrl(URI.create("http://localhost:9999/api"))
                .modelsTimeout(Duration.ofMillis(2_500))
                .endpointsTimeout(Duration.ofSeconds(1))
                .maxBodyBytes(2_048)
                .maxModels(500)
                .implausibleLossShare(0.75)
                .refreshInterval(Duration.ofMinutes(30))
                .healthInterval(Duration.ofHours(2))
                .startupTimeout(Duration.ofMillis(250))
                .delistedRetention(Duration.ofHours(36))
                .expiringSoon(Duration.ofDays(3))
                .store(CatalogStore.file(Path.of("kept", "catalogue.json")))
                .policy(
                    CatalogPolicy.standard()
                        .withTierPolicy(TierPolicy.TEXT_ZERO)
                        .withIdPolicy(IdPolicy.LIST_ORDER)
                        .withScorePolicy(ScorePolicy.BENCHMARKS)
                        .withHealthPolicy(HealthPolicy.REFERENCE)
                        .withListAliases(true)
                        .withListExpired(true)
                        .withExcludedVariants(Set.of("a", "b")))
                .filters(
                    ModelFilters.defaults()
                        .withOutputModalities(List.of("text", "image"))
                        .withRequiredParameters(Set.of("seed"))
                        .withMinContextLength(5)
                        .withExcludedAuthors(Set.of("p"))
                        .withExcludedModelIds(Set.of("m/m"))
                        .withExcludedSuffixes(Set.of("-s"))
                        .withForceInclude(Set.of("a/in"))
                        .withForceExclude(Set.of("a/out")))
                .keepDescriptions(true)
                .listScope(ListScope.ACCOUNT)
                .imageConfigs(true)
                .imageIdOffset(-700_000)
                .modelOverrides(Map.of("a/model", Map.of("rpm", 10)))
                .operatorConfigs(
                    List.of(LlmConfig.builder().id(1).provider("GROQ").modelName("m").build()))
                .clock(FIXED)
                .build());
  }
}
