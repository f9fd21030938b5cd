package io.openroutercatalog.model;

import io.openroutercatalog.price.Price;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of one model at one time, and how far they differ. Endpoints of tiers of service
 * that a request has to ask for are listed, but no figure here counts them. Immutable and safe for
 * use by many threads.
 *
 * @param modelId the id of the row that they serve
 * @param endpoints all of them, in the order of OpenRouter's response; empty if the model has none
 * @param askedAt when OpenRouter said so, by the clock of the settings
 */
public record ModelEndpoints(String modelId, List<Endpoint> endpoints, Instant askedAt) {
  private static final long STATUS_OK = 0;

  /** Copies the list. */
  public ModelEndpoints {
    Objects.requireNonNull(modelId, "modelId");
    endpoints = List.copyOf(endpoints);
    Objects.requireNonNull(askedAt, "askedAt");
  }

  /** {@return the endpoints that ordinary requests reach} */
  public List<Endpoint> ordinary() {
    return stream().toList();
  }

  private Stream<Endpoint> stream() {
    return endpoints.stream().filter(endpoint -> !endpoint.optIn());
  }

  /** {@return how many of them have the status 0} */
  public int serving() {
    return (int) stream().filter(e -> Objects.equals(e.status(), STATUS_OK)).count();
  }

  /** {@return the smallest context window that any of them states, in tokens} */
  public Optional<Long> leastContext() {
    return stated(Endpoint::contextLength).min(Comparator.naturalOrder());
  }

  /** {@return the largest context window that any of them states, in tokens} */
  public Optional<Long> mostContext() {
    return stated(Endpoint::contextLength).max(Comparator.naturalOrder());
  }

  private <T> Stream<T> stated(Function<Endpoint, @Nullable T> value) {
    return stream().flatMap(endpoint -> Stream.ofNullable(value.apply(endpoint)));
  }

  /**
   * {@return the share of them that supports a parameter, from 0 to 1; empty if none of them states
   * its parameters} One that does not state them is not counted.
   *
   * @param parameter such as {@code tools}
   */
  public OptionalDouble shareWith(String parameter) {
    return stated(Endpoint::supportedParameters)
        .mapToInt(parameters -> parameters.contains(parameter) ? 1 : 0)
        .average();
  }

  /**
   * {@return the lowest and the highest base price of that name; empty if none of them states one
   * that is known}
   *
   * @param name such as {@code prompt}
   */
  public Optional<PriceRange> priceRange(String name) {
    List<BigDecimal> prices =
        this.<Price>stated(endpoint -> endpoint.pricing().price(name))
            .flatMap(price -> price.amount().stream())
            .sorted()
            .toList();
    return prices.isEmpty()
        ? Optional.empty()
        : Optional.of(new PriceRange(prices.getFirst(), prices.getLast()));
  }

  /**
   * The prices that several endpoints state under one name.
   *
   * @param lowest in USD per token or per request
   * @param highest likewise
   */
  public record PriceRange(BigDecimal lowest, BigDecimal highest) {}
}
