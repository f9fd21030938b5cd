package io.openroutercatalog.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.openroutercatalog.internal.http.AnswerTooLargeException;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.model.Endpoint;
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

  private EndpointsReader() {}

  /**
   * {@return the endpoints, an empty list if {@code endpoints} is no list; no value if {@code data}
   * is no object}
   */
  static Optional<List<Endpoint>> read(JsonParser parser) throws IOException {
    List<Endpoint> endpoints = null;
    parser.nextToken();
    if (parser.currentToken() != null && TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        if (field.equals("data") && parser.currentToken() == JsonToken.START_OBJECT) {
          endpoints = readData(parser);
        } else {
          parser.skipChildren();
        }
      }
    }
    TolerantJson.expectEnd(parser);
    return Optional.ofNullable(endpoints);
  }

  private static List<Endpoint> readData(JsonParser parser) throws IOException {
    List<Endpoint> endpoints = new ArrayList<>();
    for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
      if (field.equals("endpoints") && parser.currentToken() == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          if (TolerantJson.enterObject(parser)) {
            if (endpoints.size() == MOST_ENDPOINTS) {
              throw new AnswerTooLargeException(
                  "the model has more than " + MOST_ENDPOINTS + " endpoints");
            }
            endpoints.add(readEndpoint(parser));
          }
        }
      } else {
        parser.skipChildren();
      }
    }
    return endpoints;
  }

  private static Endpoint readEndpoint(JsonParser parser) throws IOException {
    Endpoint.Builder endpoint = Endpoint.builder();
    for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
      switch (field) {
        case "tag" -> endpoint.tag(TolerantJson.text(parser));
        case "status" -> endpoint.status(TolerantJson.wholeNumber(parser));
        case "uptime_last_30m" -> endpoint.uptimeLast30m(uptime(parser));
        case "uptime_last_1d" -> endpoint.uptimeLast1d(uptime(parser));
        case "uptime_last_5m" -> endpoint.uptimeLast5m(uptime(parser));
        case "context_length" -> endpoint.contextLength(TolerantJson.wholeNumber(parser));
        case "supported_parameters" ->
            endpoint.supportedParameters(TolerantJson.texts(parser, new ValueInterner()));
        default -> parser.skipChildren();
      }
    }
    return endpoint.build();
  }

  /** Reads a number or the text of one; a negative number counts as absent. */
  private static @Nullable Double uptime(JsonParser parser) throws IOException {
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
