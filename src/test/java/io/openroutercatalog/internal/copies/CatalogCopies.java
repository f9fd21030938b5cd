package io.openroutercatalog.internal.copies;

import io.openroutercatalog.cost.PriceHistory;
import io.openroutercatalog.cost.PricePeriod;
import io.openroutercatalog.fixtures.Health;
import io.openroutercatalog.fixtures.LlmConfigs;
import io.openroutercatalog.internal.copies.CatalogCopy.DelistedModel;
import io.openroutercatalog.internal.generate.ZeroPriceHold.HeldPrice;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.model.ModelCard;
import io.openroutercatalog.model.ModelHealth;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Copies for tests: small ones that differ in a number, and random ones with all fields. */
public final class CatalogCopies {
  static final Instant FETCHED = Instant.parse("2026-08-17T12:00:00Z");
  static final String SOURCE = "https://openrouter.ai/api/v1";

  private CatalogCopies() {}

  /** {@return a copy of one model, whose id is the number} */
  public static CatalogCopy generation(int number) {
    return new CatalogCopy(
        List.of(row("a/one")),
        FETCHED.plusSeconds(number),
        SOURCE,
        -10_000,
        Map.of("a/one", number),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        PriceHistory.NONE);
  }

  static ModelRow row(String id) {
    return ModelRow.builder(id)
        .name("Name of " + id)
        .canonicalSlug(id)
        .created(Instant.ofEpochSecond(1_700_000_000L))
        .contextLength(200_000L)
        .maxCompletionTokens(8_000L)
        .inputModalities(List.of("text"))
        .outputModalities(List.of("text"))
        .supportedParameters(List.of("tools"))
        .pricing(Pricing.none())
        .build();
  }

  /** {@return a copy in which every field has a random value or none} */
  static CatalogCopy random(Random random) {
    List<ModelRow> models = new ArrayList<>();
    Map<String, Integer> ids = new HashMap<>();
    List<DelistedModel> delisted = new ArrayList<>();
    Map<String, KnownHealth> health = new HashMap<>();
    Map<String, HeldPrice> held = new HashMap<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      ModelRow model = randomRow("vendor" + i + "/model-" + random.nextInt(1_000), random);
      int id = -i * 1_000 - random.nextInt(1_000);
      ids.put(model.id(), id);
      switch (random.nextInt(3)) {
        case 0 -> models.add(model);
        case 1 -> delisted.add(new DelistedModel(model, id, instant(random)));
        default -> {} // An id is remembered even after its model is forgotten.
      }
      if (random.nextBoolean()) {
        boolean gated = random.nextBoolean();
        boolean none = gated || random.nextInt(4) == 0;
        Double score =
            none ? null : (Double) (random.nextInt(11) * 10.0); // From 0 to 100, both included.
        held.put(model.id(), new HeldPrice(instant(random), random.nextInt(3)));
        health.put(model.id(), Health.known(new ModelHealth(gated, score), instant(random)));
      }
    }
    List<ModelRow> others = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      others.add(PriceHistory.namesAndPrices(randomRow("other" + i + "/model", random)));
    }
    return new CatalogCopy(
        models,
        instant(random),
        SOURCE,
        random.nextInt(),
        ids,
        delisted,
        health,
        held,
        others,
        randomPrices(random));
  }

  private static PriceHistory randomPrices(Random random) {
    Map<String, PriceHistory.Listed> listed = new HashMap<>();
    Map<String, PriceHistory.Gone> gone = new HashMap<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      listed.put("vendor" + i + "/model", prices(random));
      ModelRow row = PriceHistory.namesAndPrices(randomRow("gone" + i + "/model", random));
      gone.put(row.id(), new PriceHistory.Gone(row, prices(random), instant(random)));
    }
    return PriceHistory.of(listed, gone);
  }

  private static PriceHistory.Listed prices(Random random) {
    List<PricePeriod> earlier = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      earlier.add(new PricePeriod(instant(random), LlmConfigs.pricing(random)));
    }
    return new PriceHistory.Listed(instant(random), earlier);
  }

  private static ModelRow randomRow(String id, Random random) {
    boolean full = random.nextBoolean();
    boolean alias = random.nextInt(5) == 0;
    return ModelRow.builder((alias ? "~" : "") + id)
        .name(full ? text(random) : null)
        .canonicalSlug(full ? text(random) : null)
        .created(seconds(full ? (Long) random.nextLong(-1L << 40, 1L << 40) : null))
        .contextLength(full ? (Long) random.nextLong(Long.MAX_VALUE) : null)
        .maxCompletionTokens(full ? (Long) random.nextLong(1_000_000) : null)
        .inputModalities(texts(random))
        .outputModalities(full ? texts(random) : null)
        .supportedParameters(texts(random))
        .pricing(LlmConfigs.pricing(random))
        .expirationDate(full ? LocalDate.ofEpochDay(random.nextInt(40_000)) : null)
        .alias(alias)
        .aliasTarget(alias && full ? "vendor/target" : null)
        .router(random.nextInt(9) == 0 && !alias)
        .card(full ? LlmConfigs.card(random) : ModelCard.NONE)
        .build();
  }

  private static Instant instant(Random random) {
    return Instant.ofEpochSecond(random.nextLong(1L << 33), random.nextInt(1_000_000_000));
  }

  private static List<String> texts(Random random) {
    List<String> texts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      texts.add(text(random));
    }
    return List.copyOf(texts);
  }

  /** Characters that JSON must escape, of every length in UTF-8, and halves of surrogate pairs. */
  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(
          List.of("a", "é", "模", "😀", "\"", "\\", "\n", "\u0000", "\u007f", "\ud83d", "\ude00")
              .get(random.nextInt(11)));
    }
    return text.toString();
  }

  private static @Nullable Instant seconds(@Nullable Long seconds) {
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }
}
