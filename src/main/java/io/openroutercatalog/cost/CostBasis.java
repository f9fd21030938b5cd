package io.openroutercatalog.cost;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.NamedRow;
import io.openroutercatalog.price.Pricing;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A call and all that is known of the prices of its model.
 *
 * @param pricing the prices of the row at the time of the call
 * @param rememberedAt when they were stated, or null for the present ones
 * @param beforeMemory whether the call was made before the memory of the row's prices begins
 * @param endpoints the known endpoints of the row, or null
 * @param listedAt when the present list was fetched
 */
record CostBasis(
    CompletedCall call,
    NamedRow named,
    Pricing pricing,
    @Nullable Instant rememberedAt,
    boolean beforeMemory,
    @Nullable ModelEndpoints endpoints,
    Instant listedAt) {

  /** {@return whether the call went by prices that are not the present ones} */
  boolean isRemembered() {
    return rememberedAt != null;
  }

  /** {@return when the prices of the row were stated} */
  Instant statedAt() {
    return rememberedAt == null ? listedAt : rememberedAt;
  }

  /** {@return when the endpoints stated their prices} */
  Instant askedAt() {
    return endpoints == null ? listedAt : endpoints.askedAt();
  }

  /** {@return the most that the call can have cost, whoever served it} */
  CostBound bound() {
    Instant at = call.at();
    LocalTime timeOfDay = at == null ? null : AppliedPrices.timeOfDay(at);
    return BoundOver.usage(
        call.usage(), pricing, endpoints, timeOfDay, AppliedPrices.timeOfDay(statedAt()));
  }

  /** {@return whether the model has endpoints that a request has to ask for} */
  boolean hasOptInEndpoints() {
    return endpoints != null && endpoints.endpoints().stream().anyMatch(Endpoint::optIn);
  }
}
