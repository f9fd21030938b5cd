package io.openroutercatalog.choose;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.AutoPinTier;
import io.openroutercatalog.BillingTier;
import io.openroutercatalog.Catalog;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.avoid.InMemoryCoolDowns;
import io.openroutercatalog.find.ModelQuery;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The selector against an independent computation of the origin's rule. */
class RandomSelectionTest {
  private static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");
  private static final int CATALOGUES = 200;
  private static final int THREADS = 50;

  private final Random random = new Random(13);
  private CatalogSnapshot snapshot = CatalogSnapshot.builder().build();
  private final Catalog catalog = () -> snapshot;
  private Set<Integer> cooled = Set.of();

  @Test
  void ten_thousand_threads_get_what_the_rule_says() throws Exception {
    for (int round = 0; round < CATALOGUES; round++) {
      snapshot = CatalogSnapshot.builder().configs(configs(random.nextInt(14))).build();
      int top = 1 + random.nextInt(6);
      AutoSelector selector =
          AutoSelector.builder(catalog).coolDowns(coolDowns()).poolSize(top).build();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = "thread-" + random.nextInt();
        Integer pinned = random.nextBoolean() ? (Integer) (random.nextInt(16) - 8) : null;
        Set<Integer> excluded =
            random.nextBoolean() ? Set.of(-1, 2, random.nextInt(3, 9)) : Set.of();
        boolean premium = random.nextBoolean();
        boolean free = random.nextInt(4) == 0;
        boolean tools = random.nextBoolean();
        SelectionRequest request =
            SelectionRequest.forThread(name).pinned(pinned).excluding(excluded);
        request = premium ? request : request.withoutPremium();
        request = free ? request.freeOnly() : request;
        request = tools ? request.requiring(ModelQuery.all().supporting("tools")) : request;

        LlmConfig chosen = selector.select(request).config();

        assertThat(chosen)
            .as("round %d, %s", round, request)
            .isEqualTo(expected(name, pinned, excluded, premium, free, tools, top));
      }
    }
  }

  private @Nullable LlmConfig expected(
      String name,
      @Nullable Integer pinned,
      Set<Integer> excluded,
      boolean premium,
      boolean free,
      boolean tools,
      int top)
      throws Exception {
    List<LlmConfig> candidates = new ArrayList<>();
    for (LlmConfig config : snapshot.configs()) {
      boolean can = !config.healthGated();
      can &= !cooled.contains(config.id());
      can &= !excluded.contains(config.id());
      can &= !tools || config.supportedParameters().contains("tools");
      if (can) {
        candidates.add(config);
      }
    }
    for (LlmConfig config : candidates) {
      boolean isFree = config.billingTier() == BillingTier.FREE;
      if (pinned != null && config.id() == pinned && (!free || isFree)) {
        return config;
      }
    }
    if (!premium || free) {
      candidates.removeIf(config -> config.billingTier() == BillingTier.PREMIUM);
    }
    List<LlmConfig> preferred =
        candidates.stream().filter(config -> config.autoPinTier() == AutoPinTier.A).toList();
    List<LlmConfig> pool = new ArrayList<>(preferred.isEmpty() ? candidates : preferred);
    pool.sort(
        (one, other) ->
            one.qualityScore() == other.qualityScore()
                ? Integer.compare(one.id(), other.id())
                : Integer.compare(other.qualityScore(), one.qualityScore()));
    List<LlmConfig> best = pool.subList(0, Math.min(top, pool.size()));
    if (best.isEmpty()) {
      return null;
    }
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest(("auto_fastest:" + name).getBytes(StandardCharsets.UTF_8));
    BigInteger number = new BigInteger(1, Arrays.copyOf(digest, 8));
    return best.get(number.mod(BigInteger.valueOf(best.size())).intValue());
  }

  private CoolDowns coolDowns() {
    CoolDowns coolDowns = CoolDowns.of(catalog, new InMemoryCoolDowns(), () -> NOW);
    cooled = new HashSet<>();
    for (LlmConfig config : snapshot.configs()) {
      if (random.nextInt(5) == 0) {
        coolDowns.cool(config.id(), Duration.ofSeconds(1));
        cooled.add(config.id());
      }
    }
    return coolDowns;
  }

  private List<LlmConfig> configs(int count) {
    List<Integer> ids = new ArrayList<>();
    for (int id = -7; id < 9; id++) {
      ids.add(id);
    }
    Collections.shuffle(ids, random);
    List<LlmConfig> configs = new ArrayList<>();
    for (int id : ids.subList(0, count)) {
      configs.add(
          LlmConfig.builder()
              .id(id)
              .provider("P")
              .modelName("a/" + id)
              .openrouterDynamic(id < 0)
              .billingTier(random.nextBoolean() ? BillingTier.FREE : BillingTier.PREMIUM)
              .autoPinTier(random.nextInt(8) == 0 ? AutoPinTier.A : AutoPinTier.C)
              .healthGated(random.nextInt(4) == 0)
              .qualityScore(random.nextInt(4) * 10)
              .supportedParameters(random.nextBoolean() ? List.of("tools") : List.of())
              .build());
    }
    return configs;
  }

  /** A thread moves only if its model is gone. */
  @Test
  void other_models_that_come_and_go_change_no_pick_beyond_the_pool() {
    List<LlmConfig> configs = new ArrayList<>();
    for (int id = 1; id <= 12; id++) {
      configs.add(
          LlmConfig.builder()
              .id(id)
              .provider("P")
              .modelName("a/" + id)
              .billingTier(BillingTier.PREMIUM)
              .autoPinTier(AutoPinTier.C)
              .qualityScore(100 - id)
              .build());
    }
    AutoSelector selector = AutoSelector.of(catalog);
    snapshot = CatalogSnapshot.builder().configs(configs).build();
    List<@Nullable LlmConfig> before = picks(selector);
    for (int round = 0; round < 20; round++) {
      List<LlmConfig> changed = new ArrayList<>(configs);
      changed.removeIf(config -> config.id() > 5 && random.nextBoolean());
      Collections.shuffle(changed, random);
      snapshot = CatalogSnapshot.builder().configs(changed).build();
      assertThat(picks(selector)).isEqualTo(before);
    }
    LlmConfig gone = configs.getFirst();
    snapshot = CatalogSnapshot.builder().configs(configs.subList(1, 12)).build();
    for (int thread = 0; thread < 100; thread++) {
      LlmConfig was = before.get(thread);
      SelectionRequest pinned =
          SelectionRequest.forThread(thread).pinned(was == null ? null : (Integer) was.id());
      LlmConfig is = selector.select(pinned).config();
      assertThat(is != null && is.equals(was)).isEqualTo(!gone.equals(was));
    }
  }

  private static List<@Nullable LlmConfig> picks(AutoSelector selector) {
    List<@Nullable LlmConfig> picks = new ArrayList<>();
    for (int thread = 0; thread < 100; thread++) {
      picks.add(selector.select(SelectionRequest.forThread(thread)).config());
    }
    return picks;
  }
}
