package io.openroutercatalog.cost;

import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.NamedRow;
import java.time.Instant;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A call and all that is known of the prices of its model.
 *
 * @param list the prices of the row at the time of the call
 * @param endpoints the known endpoints of the row, or null
 * @param listedAt when the present list was fetched
 */
record CostBasis(
    CompletedCall call,
    NamedRow named,
    PriceHistory.InForce list,
    @Nullable ModelEndpoints endpoints,
    Instant listedAt) {

  /** {@return whether the call went by prices that are not the present ones} */
  boolean isRemembered() {
    return list.statedAt() != null;
  }

  /** {@return when the prices of the row were stated} */
  Instant statedAt() {
    Instant earlier = list.statedAt();
    return earlier == null ? listedAt : earlier;
  }

  /** {@return the most that the call can have cost, whoever served it} */
  CostBound bound() {
    Instant at = call.at();
    LocalTime timeOfDay = at == null ? null : AppliedPrices.timeOfDay(at);
    return BoundOver.usage(
        call.usage(), list.pricing(), endpoints, timeOfDay, AppliedPrices.timeOfDay(statedAt()));
  }

  /** {@return whether the model has endpoints that a request has to ask for} */
  boolean hasOptInEndpoints() {
    return endpoints != null && endpoints.endpoints().stream().anyMatch(Endpoint::optIn);
  }
}
