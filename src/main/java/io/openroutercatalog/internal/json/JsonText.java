package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts JSON text to plain Java values and back. */
public final class JsonText {
  /** Has Jackson's own limits: an operator may write longer texts than a service may send. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** Keeps numbers with a fraction as they are written, where a double would round them. */
  private static final JsonMapper EXACT =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private JsonText() {}

  /** {@return a JSON value as text} */
  public static String of(Map<String, ?> object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON value", e);
    }
  }

  /**
   * Parses an object that a person or this library wrote.
   *
   * @param what the name of the text in messages; they never contain the text itself
   * @throws IllegalArgumentException if it is not an object; the message names line and column
   */
  public static Map<String, Object> parseObject(String json, String what) {
    return parseObject(json, what, MAPPER);
  }

  /** Parses the same as {@link #parseObject}, with fractions as exact decimals. */
  public static Map<String, Object> parseExactObject(String json, String what) {
    return parseObject(json, what, EXACT);
  }

  private static Map<String, Object> parseObject(String json, String what, JsonMapper mapper) {
    @Nullable Map<String, Object> object;
    try {
      object = mapper.readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(what + " is not a JSON object" + where(e, json));
    }
    if (object == null) {
      throw new IllegalArgumentException(what + " is not a JSON object");
    }
    return object;
  }

  private static String where(JsonProcessingException e, String json) {
    JsonLocation at = e.getLocation();
    if (at == null || json.isBlank()) {
      return "";
    }
    String line = json.indexOf('\n') < 0 ? "" : "line " + at.getLineNr() + ", ";
    return " (" + line + "column " + at.getColumnNr() + ")";
  }
}
