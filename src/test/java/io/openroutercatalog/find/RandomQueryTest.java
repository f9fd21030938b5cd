package io.openroutercatalog.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.price.Price;
import io.openroutercatalog.price.Pricing;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Queries against plain streams with the same conditions. */
class RandomQueryTest {
  private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

  private final Random random = new Random(14);
  private ModelQuery query = ModelQuery.all();
  private Predicate<LlmConfig> plain = config -> true;
  private Comparator<LlmConfig> order = Comparator.comparingInt(config -> 0);

  @Test
  void a_thousand_random_queries_find_what_a_plain_stream_finds() {
    for (int round = 0; round < 1_000; round++) {
      CatalogSnapshot snapshot = CatalogSnapshot.builder().configs(configs()).build();
      makeQuery();

      List<LlmConfig> expected = snapshot.configs().stream().filter(plain).sorted(order).toList();

      assertThat(query.list(snapshot)).as("round %d, %s", round, query).isEqualTo(expected);
      assertThat(query.count(snapshot)).isEqualTo(expected.size());
      assertThat(query.first(snapshot)).isEqualTo(expected.isEmpty() ? null : expected.getFirst());
    }
  }

  private boolean often() {
    return random.nextInt(3) == 0;
  }

  private void add(ModelQuery next, Predicate<LlmConfig> condition) {
    query = next;
    plain = plain.and(condition);
  }

  private void makeQuery() {
    query = ModelQuery.all();
    plain = config -> true;
    if (often()) {
      BillingTier tier = random.nextBoolean() ? BillingTier.FREE : BillingTier.PREMIUM;
      add(query.tier(tier), config -> config.billingTier() == tier);
    }
    if (often()) {
      List<String> authors = List.of("a", "b").subList(0, 1 + random.nextInt(2));
      add(
          query.by(authors.toArray(String[]::new)),
          config -> authors.contains(config.row().modelId().author()));
    }
    if (often()) {
      String text = List.of("1", "MODEL-", "é", "z").get(random.nextInt(4));
      String lower = text.toLowerCase(Locale.ROOT);
      add(
          query.containing(text),
          config ->
              config.modelName().toLowerCase(Locale.ROOT).contains(lower)
                  || config.name().toLowerCase(Locale.ROOT).contains(lower));
    }
    if (often()) {
      long least = random.nextInt(4);
      add(query.contextAtLeast(least), config -> orZero(config.contextLength()) >= least);
    }
    if (often()) {
      long least = random.nextInt(4);
      add(query.outputAtLeast(least), config -> orZero(config.maxCompletionTokens()) >= least);
    }
    makeMoreOfTheQuery();
  }

  private void makeMoreOfTheQuery() {
    if (often()) {
      List<String> wanted = some("tools", "seed", "stop");
      add(
          query.supporting(wanted.toArray(String[]::new)),
          config -> config.supportedParameters().containsAll(wanted));
    }
    if (often()) {
      List<String> wanted = some("text", "image", "file");
      add(
          query.accepting(wanted.toArray(String[]::new)),
          config -> config.inputModalities().containsAll(wanted));
    }
    if (often()) {
      BigDecimal most = BigDecimal.valueOf(random.nextInt(3));
      add(
          query.promptPriceAtMost(most),
          config -> perMillion(config.pricing().prompt()).compareTo(most) <= 0);
    }
    if (often()) {
      BigDecimal most = BigDecimal.valueOf(random.nextInt(3));
      add(
          query.completionPriceAtMost(most),
          config -> perMillion(config.pricing().completion()).compareTo(most) <= 0);
    }
    if (often()) {
      int least = random.nextInt(101);
      add(query.scoreAtLeast(least), config -> config.qualityScore() >= least);
    }
    if (often()) {
      add(query.healthy(), config -> !config.healthGated());
    }
    if (often()) {
      add(query.inRouterPool(), LlmConfig::routerPoolEligible);
    }
    if (often()) {
      LocalDate day = DAY.plusDays(random.nextInt(3));
      add(
          query.servedUntil(day),
          config -> config.expirationDate() == null || !day.isAfter(config.expirationDate()));
    }
    ModelOrder chosen =
        List.of(ModelOrder.values()).get(random.nextInt(ModelOrder.values().length));
    query = query.inOrder(chosen);
    order = comparator(chosen);
  }

  private static Comparator<LlmConfig> comparator(ModelOrder order) {
    return switch (order) {
      case LISTED -> Comparator.comparingInt(config -> 0);
      case SCORE -> (one, other) -> other.qualityScore() - one.qualityScore();
      case PRICE ->
          Comparator.comparing(
              config ->
                  perMillion(config.pricing().prompt())
                      .add(perMillion(config.pricing().completion()))
                      .min(new BigDecimal("1000000")));
      case CONTEXT -> Comparator.comparingLong(config -> -orZero(config.contextLength()));
      case NEWEST ->
          Comparator.comparing(
              (LlmConfig config) -> config.created() == null ? Instant.MIN : config.created(),
              Comparator.reverseOrder());
      case ID -> Comparator.comparingInt(LlmConfig::id);
      case MODEL -> Comparator.comparing(LlmConfig::modelName);
    };
  }

  private static long orZero(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** Far above all others, if it is not known. */
  private static BigDecimal perMillion(@Nullable Price price) {
    return price instanceof Price.Exact(BigDecimal usd)
        ? usd.movePointRight(6)
        : new BigDecimal("1000000");
  }

  private List<String> some(String... texts) {
    return Stream.of(texts).filter(text -> random.nextBoolean()).toList();
  }

  private List<LlmConfig> configs() {
    List<LlmConfig> configs = new ArrayList<>();
    for (int id = 1; id <= random.nextInt(12); id++) {
      String author = List.of("a", "~a", "b", "bb", "c").get(random.nextInt(5));
      String name = random.nextBoolean() ? "Named É " + id : "Z";
      configs.add(
          LlmConfig.builder()
              .id(id)
              .provider("P")
              .modelName(author + "/model-" + random.nextInt(30))
              .name(name)
              .billingTier(random.nextBoolean() ? BillingTier.FREE : BillingTier.PREMIUM)
              .routerPoolEligible(random.nextBoolean())
              .healthGated(random.nextBoolean())
              .qualityScore(random.nextInt(101))
              .contextLength(number())
              .maxCompletionTokens(number())
              .created(random.nextBoolean() ? Instant.ofEpochSecond(random.nextInt(3)) : null)
              .expirationDate(random.nextBoolean() ? DAY.plusDays(random.nextInt(3)) : null)
              .supportedParameters(some("tools", "seed", "stop"))
              .inputModalities(some("text", "image", "file"))
              .pricing(Pricing.of(prices(), List.of()))
              .build());
    }
    return configs;
  }

  private @Nullable Long number() {
    return random.nextBoolean() ? (Long) (long) random.nextInt(4) : null;
  }

  private Map<String, Price> prices() {
    List<String> texts = List.of("0", "0.000001", "0.0000020", "-1", "?");
    return random.nextInt(4) == 0
        ? Map.of()
        : Map.of(
            "prompt", Price.parse(texts.get(random.nextInt(5))),
            "completion", Price.parse(texts.get(random.nextInt(5))));
  }
}
