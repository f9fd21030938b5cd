package io.openroutercatalog.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.http.AnswerTooLargeException;
import io.openroutercatalog.internal.json.PricingJson;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.Percentiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the endpoints response of one model. */
final class EndpointsReader {
  /** No model has more than about 40. An endpoint takes more memory than its JSON does. */
  private static final int MOST_ENDPOINTS = 1_000;

  private final JsonParser parser;
  private final ValueInterner interner;

  private EndpointsReader(JsonParser parser, ValueInterner interner) {
    this.parser = parser;
    this.interner = interner;
  }

  /**
   * {@return the endpoints, an empty list if {@code endpoints} is no list; no value if {@code data}
   * is no object}
   */
  static Optional<List<Endpoint>> read(JsonParser parser, ValueInterner interner)
      throws IOException {
    return new EndpointsReader(parser, interner).read();
  }

  private Optional<List<Endpoint>> read() throws IOException {
    List<Endpoint> endpoints = null;
    parser.nextToken();
    if (parser.currentToken() != null && TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        if (field.equals("data") && parser.currentToken() == JsonToken.START_OBJECT) {
          endpoints = readData();
        } else {
          parser.skipChildren();
        }
      }
    }
    TolerantJson.expectEnd(parser);
    return Optional.ofNullable(endpoints);
  }

  private List<Endpoint> readData() throws IOException {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
      if (field.equals("endpoints") && parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (TolerantJson.enterObject(parser)) {
            if (endpoints.size() == MOST_ENDPOINTS) {
              throw new AnswerTooLargeException(
                  "the model has more than " + MOST_ENDPOINTS + " endpoints");
            }
            endpoints.add(readEndpoint());
          }
        }
      } else {
        parser.skipChildren();
      }
    }
    return endpoints;
  }

  private Endpoint readEndpoint() throws IOException {
    Endpoint.Builder endpoint = Endpoint.builder();
    for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
      switch (field) {
        case "provider_name" -> endpoint.providerName(text());
        case "tag" -> endpoint.tag(text());
        case "quantization" -> endpoint.quantization(text());
        case "pricing" -> endpoint.pricing(interner.pricing(PricingJson.read(parser, interner)));
        case "status" -> endpoint.status(TolerantJson.wholeNumber(parser));
        case "uptime_last_30m" -> endpoint.uptimeLast30m(notNegative());
        case "uptime_last_1d" -> endpoint.uptimeLast1d(notNegative());
        case "uptime_last_5m" -> endpoint.uptimeLast5m(notNegative());
        case "latency_last_30m" -> endpoint.latencyLast30m(percentiles());
        case "throughput_last_30m" -> endpoint.throughputLast30m(percentiles());
        case "context_length" -> endpoint.contextLength(TolerantJson.wholeNumber(parser));
        case "max_completion_tokens" ->
            endpoint.maxCompletionTokens(TolerantJson.wholeNumber(parser));
        case "supported_parameters" ->
            endpoint.supportedParameters(TolerantJson.texts(parser, interner));
        default -> parser.skipChildren();
      }
    }
    return endpoint.build();
  }

  private @Nullable String text() throws IOException {
    return TolerantJson.internedText(parser, interner);
  }

  /** {@return null unless all four are there} */
  private @Nullable Percentiles percentiles() throws IOException {
    Double p50 = null;
    Double p75 = null;
    Double p90 = null;
    Double p99 = null;
    if (TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        switch (field) {
          case "p50" -> p50 = notNegative();
          case "p75" -> p75 = notNegative();
          case "p90" -> p90 = notNegative();
          case "p99" -> p99 = notNegative();
          default -> parser.skipChildren();
        }
      }
    }
    return p50 == null || p75 == null || p90 == null || p99 == null
        ? null
        : new Percentiles(p50, p75, p90, p99);
  }

  /** Reads a number or the text of one; a negative number counts as absent. */
  private @Nullable Double notNegative() throws IOException {
    String text = TolerantJson.textOrNumber(parser);
    if (text == null || text.length() > 50) {
      return null;
    }
    try {
      // Not Double.parseDouble, which would accept Java's own notations too, such as "99d".
      double value = new BigDecimal(text.strip()).doubleValue();
      return value >= 0 && Double.isFinite(value) ? (Double) value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
