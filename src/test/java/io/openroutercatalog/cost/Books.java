package io.openroutercatalog.cost;

import io.openroutercatalog.fixtures.TestRow;
import io.openroutercatalog.internal.json.JsonText;
import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.model.RowsByName;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.util.List;

/** Price books for tests, most of one model, {@link #MODEL}. */
final class Books {
  static final String MODEL = "a/model";
  static final Instant NOW = Instant.parse("2026-08-17T12:00:00Z");

  private Books() {}

  /** {@return a pricing as OpenRouter writes it, but with single quotes} */
  static Pricing pricing(String json) {
    return PricingJson.fromMap(JsonText.parseObject(json.replace('\'', '"'), "pricing"));
  }

  static ModelRow row(String pricing) {
    return TestRow.of(MODEL).row().toBuilder().pricing(pricing(pricing)).build();
  }

  static Endpoint endpoint(String provider, String tag, String pricing) {
    return Endpoint.builder()
        .providerName(provider)
        .tag(tag)
        .pricing(pricing(pricing))
        .maxCompletionTokens(1_000L)
        .build();
  }

  static PriceBook of(ModelRow row, Endpoint... endpoints) {
    return of(row, NOW, endpoints);
  }

  /** {@return the book of a row that was listed, and of endpoints that were asked, at a time} */
  static PriceBook of(ModelRow row, Instant at, Endpoint... endpoints) {
    ModelEndpoints known =
        endpoints.length == 0 ? null : new ModelEndpoints(row.id(), List.of(endpoints), at);
    return PriceBook.of(RowsByName.of(List.of(row)), PriceHistory.NONE, id -> known, at, () -> NOW);
  }

  static PriceBook ofPrices(String pricing) {
    return of(row(pricing));
  }
}
