package io.openroutercatalog.fuzz;

import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.testing.FakeModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A random models list with the result that is expected of it. The same seed gives the same list.
 */
final class RandomRows {
  private static final List<String> NOT_OBJECTS =
      List.of("null", "true", "17", "-0.5", "1e400", "\"a/b\"", "\"\"", "[]", "[{\"id\":\"a/b\"}]");

  /** Rows whose id is absent or no text. */
  private static final List<String> WITHOUT_ID =
      List.of(
          "{}",
          "{\"id\":null}",
          "{\"id\":17}",
          "{\"id\":true}",
          "{\"id\":[\"a/b\"]}",
          "{\"id\":{\"id\":\"a/b\"}}",
          "{\"ID\":\"a/b\",\"name\":\"x\"}");

  /** The ids as JSON texts. */
  private static final List<String> MALFORMED_IDS =
      List.of(
          "",
          "/",
          "a",
          "a/",
          "/b",
          "~/b",
          "a//b",
          "a/b/c",
          "../keys",
          "./keys",
          "a/..",
          "a/.",
          "a/b c",
          " a/b",
          "a/b\\n",
          "a/b\\u0000",
          "a/\\u200bb",
          "a/\\u202eb",
          "\\ufeffa/b",
          "a/b\\u00a0",
          "a/b\\u2028",
          "a/\\ud800",
          "\\udc00/b");

  private static final List<String> NO_TEXT =
      List.of("null", "true", "17", "1.5", "[]", "[\"x\"]", "{}", "{\"a\":[{}]}", "1e99999999999");
  private static final List<String> NO_WHOLE_NUMBER =
      List.of(
          "null",
          "false",
          "\"200000\"",
          "[]",
          "[200000]",
          "{}",
          "1.5",
          "1e400",
          "-1e99999999999",
          "99999999999999999999999");
  private static final List<String> NO_OBJECT =
      List.of("null", "true", "17", "1e99999999999", "\"x\"", "[]", "[{\"prompt\":\"0\"}]");
  private static final List<String> NO_LIST = List.of("null", "true", "17", "\"tools\"", "{}");

  /** Values of a wrong type for the fields without which a model is still listed. */
  private static final Map<String, List<String>> HARMLESS =
      Map.of(
          "name", NO_TEXT,
          "canonical_slug", NO_TEXT,
          "expiration_date", NO_TEXT,
          "created", NO_WHOLE_NUMBER,
          "pricing", NO_OBJECT,
          "top_provider", NO_OBJECT,
          "alias_target", NO_OBJECT,
          "description", NO_TEXT,
          "benchmarks", NO_LIST);

  /** Stands for a raw JSON value until the row is text. */
  private static final String HOLE = "@raw@";

  private final Random random;
  private final List<String> all = new ArrayList<>();
  private final List<String> clean = new ArrayList<>();
  private final List<String> goodIds = new ArrayList<>();
  private final List<String> listedIds = new ArrayList<>();
  private final Map<ExclusionReason, Integer> reasons = new EnumMap<>(ExclusionReason.class);

  private RandomRows(int seed) {
    this.random = new Random(seed);
  }

  static RandomRows of(int seed) {
    RandomRows rows = new RandomRows(seed);
    rows.addListed(); // A list without any usable model would be refused as a whole.
    int more = rows.random.nextInt(40);
    for (int i = 0; i < more; i++) {
      switch (rows.random.nextInt(9)) {
        case 0 -> rows.addBroken(ExclusionReason.ROW_NOT_OBJECT, rows.one(NOT_OBJECTS));
        case 1 -> rows.addBroken(ExclusionReason.ID_MISSING, rows.one(WITHOUT_ID));
        case 2 -> rows.addBroken(ExclusionReason.ID_MALFORMED, rows.malformed());
        case 3 -> rows.addBroken(ExclusionReason.DUPLICATE, rows.duplicate());
        case 4 -> rows.addExcluded();
        case 5 -> rows.addAnything();
        default -> rows.addListed();
      }
    }
    return rows;
  }

  /** {@return the list as the service sends it} */
  List<String> all() {
    return all;
  }

  /** {@return the good rows, without the fields that have a wrong type} */
  List<String> clean() {
    return clean;
  }

  /** {@return the models that must be in the catalogue, in order} */
  List<String> listedIds() {
    return listedIds;
  }

  /** {@return how many rows each reason must exclude} */
  Map<ExclusionReason, Integer> reasons() {
    return reasons;
  }

  private void addBroken(ExclusionReason reason, String row) {
    all.add(row);
    reasons.merge(reason, 1, Integer::sum);
  }

  /** Adds any JSON that has no id at its top level. */
  private void addAnything() {
    String json = RandomJson.value(random);
    boolean object = json.startsWith("{");
    addBroken(object ? ExclusionReason.ID_MISSING : ExclusionReason.ROW_NOT_OBJECT, json);
  }

  private String malformed() {
    return raw(FakeModel.of(HOLE), "\"" + one(MALFORMED_IDS) + "\"");
  }

  private String duplicate() {
    return FakeModel.of(one(goodIds)).with("name", "late").priced("0", "0").toJson();
  }

  /** Adds a model that is listed, perhaps with a field of a wrong type. */
  private void addListed() {
    FakeModel model = good();
    listedIds.add(goodIds.get(goodIds.size() - 1));
    if (random.nextBoolean()) {
      add(model, null);
    } else {
      add(model, one(HARMLESS.keySet().stream().sorted().toList()));
    }
  }

  /** Adds a model that is not listed, since a field that a filter needs has a wrong type. */
  private void addExcluded() {
    FakeModel model = good();
    switch (random.nextInt(3)) {
      case 0 -> addExcluded(model, "architecture", NO_OBJECT, ExclusionReason.OUTPUT_MODALITY);
      case 1 -> addExcluded(model, "supported_parameters", NO_LIST, ExclusionReason.TOOL_CALLING);
      default ->
          addExcluded(model, "context_length", NO_WHOLE_NUMBER, ExclusionReason.CONTEXT_LENGTH);
    }
  }

  private void addExcluded(
      FakeModel model, String field, List<String> values, ExclusionReason reason) {
    all.add(raw(model.with(field, HOLE).with("canonical_slug", "x"), one(values)));
    reasons.merge(reason, 1, Integer::sum);
  }

  private void add(FakeModel model, @Nullable String wrongField) {
    if (wrongField == null) {
      all.add(model.toJson());
      clean.add(model.toJson());
    } else {
      List<String> values = HARMLESS.get(wrongField);
      all.add(raw(model.with(wrongField, HOLE), one(values)));
      clean.add(model.without(wrongField).toJson());
    }
  }

  private FakeModel good() {
    String id =
        "vendor" + random.nextInt(3) + "/model-" + goodIds.size() + one(List.of("", ":free"));
    goodIds.add(id);
    return FakeModel.of(id)
        .with("name", "Model " + random.nextInt(100))
        .with("created", 1_600_000_000 + random.nextInt(150_000_000))
        .with("context_length", 100_000 + random.nextInt(1_000_000))
        .with("top_provider", Map.of("max_completion_tokens", random.nextInt(100_000)))
        .with("expiration_date", one(List.of("2098-12-31", "2027-01-01", "soon")));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static String raw(FakeModel model, String json) {
    return model.toJson().replace("\"" + HOLE + "\"", json);
  }
}
