package io.openroutercatalog.internal.copies;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.internal.health.HealthEvidence;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.model.ModelHealth;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes and reads the last good health of a model in a copy. */
final class HealthFormat {
  private HealthFormat() {}

  static void write(KnownHealth known, JsonGenerator json) throws IOException {
    HealthEvidence evidence = known.evidence();
    json.writeStartObject();
    json.writeStringField("at", known.measuredAt().toString());
    json.writeBooleanField("gated", known.health().gated());
    json.writeObjectField("score", known.health().score());
    json.writeNumberField("counted", evidence.counted());
    json.writeNumberField("working", evidence.working());
    json.writeObjectField("uptime_last_30m", evidence.uptimeLast30m());
    json.writeObjectField("uptime_last_5m", evidence.uptimeLast5m());
    if (known.gateChangedAt() != null) {
      json.writeStringField("gate_changed_at", known.gateChangedAt().toString());
    }
    json.writeEndObject();
  }

  /** {@return the health, or null if there is none at the parser's position} */
  static @Nullable KnownHealth read(JsonParser parser) throws IOException {
    Instant measuredAt = null;
    Instant gateChangedAt = null;
    boolean gated = false;
    Double score = null;
    int counted = 0;
    int working = 0;
    Double last30m = null;
    Double last5m = null;
    if (TolerantJson.enterObject(parser)) {
      for (String field; (field = TolerantJson.nextField(parser)) != null; ) {
        switch (field) {
          case "at" -> measuredAt = TimeFormat.read(parser);
          case "gated" -> gated = Boolean.TRUE.equals(TolerantJson.scalar(parser));
          case "score" -> score = number(parser);
          case "counted" -> counted = count(parser);
          case "working" -> working = count(parser);
          case "uptime_last_30m" -> last30m = number(parser);
          case "uptime_last_5m" -> last5m = number(parser);
          case "gate_changed_at" -> gateChangedAt = TimeFormat.read(parser);
          default -> parser.skipChildren();
        }
      }
    }
    boolean validScore = score == null || (score >= 0 && score <= 100);
    if (measuredAt == null || !validScore) {
      return null;
    }
    ModelHealth health = new ModelHealth(gated, score);
    return new KnownHealth(
        new HealthEvidence(health, counted, working, last30m, last5m), measuredAt, gateChangedAt);
  }

  private static @Nullable Double number(JsonParser parser) throws IOException {
    return TolerantJson.scalar(parser) instanceof Number number
        ? (Double) number.doubleValue()
        : null;
  }

  private static int count(JsonParser parser) throws IOException {
    Long count = TolerantJson.wholeNumber(parser);
    return count == null ? 0 : Math.clamp(count, 0, Integer.MAX_VALUE);
  }
}
