package io.openroutercatalog.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts JSON text to plain Java values and back. */
public final class JsonText {
  /** Has Jackson's own limits: an operator may write longer texts than a service may send. */
  public static final JsonMapper MAPPER = JsonMapper.builder().build();

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
    @Nullable Map<String, Object> object;
    try {
      object = MAPPER.readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      String where =
          at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new IllegalArgumentException(what + " is not a JSON object" + where);
    }
    if (object == null) {
      throw new IllegalArgumentException(what + " is not a JSON object");
    }
    return object;
  }
}
