package io.openroutercatalog.internal.client;

import static io.openroutercatalog.internal.client.Clients.at;
import static io.openroutercatalog.internal.client.Clients.error;
import static io.openroutercatalog.internal.client.Clients.value;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.CatalogSettingsBuilder;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelRow;
import io.openroutercatalog.price.Pricing;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bounds of a response, tested at the bound and one above it. */
class AnswerBoundsTest {
  private final FakeOpenRouter openRouter = FakeOpenRouter.start();

  @AfterEach
  void stop() {
    openRouter.close();
  }

  private FetchOutcome<ModelList> fetch(CatalogSettingsBuilder settings) {
    try (OpenRouterClient client = new OpenRouterClient(settings.build())) {
      return Clients.list(client);
    }
  }

  private ModelRow read(FakeModel model) {
    openRouter.models(model);
    return value(fetch(at(openRouter.baseUrl()))).models().get(0);
  }

  private FetchOutcome<List<Endpoint>> endpoints(String json) {
    openRouter.endpoints("a/b", FakeAnswer.json(json));
    try (OpenRouterClient client = new OpenRouterClient(at(openRouter.baseUrl()).build())) {
      return client.endpoints("a/b");
    }
  }

  private static List<String> texts(int count) {
    return IntStream.range(0, count).mapToObj(i -> "text-" + i).toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 100})
  void a_list_with_more_rows_than_allowed_is_too_large_broken_rows_and_all_pages_counted(
      int pageSize) {
    openRouter
        .rows(List.of(FakeModel.of("a/one").toJson(), "0", "{}", FakeModel.of("b/two").toJson()))
        .pageSize(pageSize);
    assertThat(error(fetch(at(openRouter.baseUrl()).maxModels(3))))
        .isEqualTo(CatalogError.of(Kind.TOO_LARGE, "the list has more than 3 rows"));
    assertThat(value(fetch(at(openRouter.baseUrl()).maxModels(4))).models()).hasSize(2);
  }

  @Test
  void a_text_of_more_than_1000_characters_counts_as_absent() {
    ModelRow model =
        read(
            FakeModel.of("a/one")
                .with("name", "n".repeat(1_001))
                .with("canonical_slug", "s".repeat(1_000))
                .with("supported_parameters", List.of("tools", "p".repeat(1_001))));
    assertThat(model.name()).isNull();
    assertThat(model.canonicalSlug()).hasSize(1_000);
    assertThat(model.supportedParameters()).containsExactly("tools");
  }

  @Test
  void an_id_of_more_than_1000_characters_is_malformed() {
    String longest = "a/" + "x".repeat(998);
    openRouter.models(FakeModel.of(longest + "x"), FakeModel.of(longest));
    ModelList answer = value(fetch(at(openRouter.baseUrl())));
    assertThat(answer.models()).extracting(ModelRow::id).containsExactly(longest);
    assertThat(answer.brokenRows()).isEqualTo(Map.of(ExclusionReason.ID_MALFORMED, 1));
  }

  @Test
  void a_text_that_is_not_kept_may_have_any_length() {
    assertThat(read(FakeModel.of("a/one").with("description", "d".repeat(3_000_000))).id())
        .isEqualTo("a/one");
  }

  @ParameterizedTest
  @CsvSource({"100, 100", "101, 0"})
  void a_list_of_more_than_100_texts_counts_as_absent(int sent, int kept) {
    assertThat(
            read(FakeModel.of("a/one").with("supported_parameters", texts(sent)))
                .supportedParameters())
        .hasSize(kept);
  }

  @ParameterizedTest
  @CsvSource({"50, true", "51, false"})
  void a_pricing_of_more_than_100_entries_states_nothing(int prices, boolean kept) {
    Map<String, Object> pricing = new TreeMap<>();
    texts(prices).forEach(name -> pricing.put(name, "1"));
    Map<String, Object> override = new TreeMap<>();
    texts(49).forEach(name -> override.put(name, 1));
    pricing.put("overrides", List.of(override));
    Pricing read = read(FakeModel.of("a/one").with("pricing", pricing)).pricing();
    assertThat(!read.equals(Pricing.none())).isEqualTo(kept);
  }

  @Test
  void a_price_with_a_name_of_more_than_1000_characters_spoils_the_pricing() {
    Map<String, String> pricing = Map.of("prompt", "0", "completion", "0", "r".repeat(1_001), "1");
    assertThat(read(FakeModel.of("a/one").with("pricing", pricing)).pricing())
        .isEqualTo(Pricing.none());
  }

  /** An unknown new field must not fail the list. */
  @Test
  void a_field_may_have_any_number_of_names_and_names_of_any_length() {
    openRouter
        .rows(
            List.of(
                "0",
                FakeModel.of("a/one").with("scores", byNames(20_000)).toJson(),
                FakeModel.of("a/one").toJson(),
                FakeModel.of("b/two").with("texts", Map.of("\u6a21".repeat(90_000), 1)).toJson()))
        .pageSize(2);
    ModelList answer = value(fetch(at(openRouter.baseUrl())));
    assertThat(answer.models()).extracting(ModelRow::id).containsExactly("a/one", "b/two");
    assertThat(answer.brokenRows())
        .isEqualTo(Map.of(ExclusionReason.ROW_NOT_OBJECT, 1, ExclusionReason.DUPLICATE, 1));
  }

  private static Map<String, Object> byNames(int names) {
    return texts(names).stream().collect(Collectors.toMap(name -> name, name -> 1));
  }

  /** A response above 4 MiB is read by another parser. */
  @Test
  void a_huge_answer_may_have_any_number_of_names_and_names_of_any_length() {
    StringBuilder json = new StringBuilder("{");
    texts(200_000).forEach(name -> json.append('"').append(name).append("\":0,"));
    json.append('"').append("\u6a21".repeat(100_000)).append("\":0,");
    json.append("\"x\":\"").append("x".repeat(9 << 20));
    json.append("\",\"data\":[").append(FakeModel.of("a/one").toJson()).append("]}");
    openRouter.models(FakeAnswer.json(json.toString()));
    assertThat(value(fetch(at(openRouter.baseUrl()))).models())
        .extracting(ModelRow::id)
        .containsExactly("a/one");
  }

  /** If it counted as absent, the pages after it would be missing. */
  @Test
  void a_link_to_the_next_page_may_be_longer_than_other_texts() {
    String next = "?offset=1&x=" + "y".repeat(2_000);
    openRouter.models(
        FakeAnswer.json(
            "{\"data\":["
                + FakeModel.of("a/one").toJson()
                + "],\"links\":{\"next\":\""
                + next
                + "\"}}"));
    assertThat(error(fetch(at(openRouter.baseUrl()))).message())
        .isEqualTo("links.next does not come to an end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"data\":[]}", "[]", "1", "null"})
  void an_answer_with_a_second_value_after_the_first_is_not_json(String second) {
    byte[] list = ("{\"data\":[]} " + second).getBytes(StandardCharsets.UTF_8);
    byte[] endpoints = ("{\"data\":{\"endpoints\":[]}}" + second).getBytes(StandardCharsets.UTF_8);

    assertThat(error(Answers.models(list)).message()).startsWith("the answer is not JSON");
    assertThat(error(Answers.endpoints(endpoints)).message()).startsWith("the answer is not JSON");
  }

  @Test
  void an_answer_with_half_a_character_is_not_json() {
    byte[] json = "{\"data\":[{\"id\":\"a/\u00e9\"}]}".getBytes(StandardCharsets.ISO_8859_1);
    try (var body = new Buffer().write(json)) {
      assertThat(
              error(AnswerParser.read(body, 100, new ModelListReader(10, 100_000, false)::readPage))
                  .kind())
          .isEqualTo(Kind.UNREADABLE);
    }
  }

  /** Its bytes are UTF-8 too, with a zero before each character. */
  @ParameterizedTest
  @ValueSource(strings = {"UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE", "UTF-16"})
  void no_other_encoding_is_guessed(String encoding) {
    byte[] bytes = "{\"data\":[]}".getBytes(Charset.forName(encoding));
    assertThat(error(Answers.models(bytes)).kind()).isEqualTo(Kind.UNREADABLE);
    assertThat(error(Answers.modelsWithoutNameTable(bytes)).kind()).isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void a_byte_order_mark_is_passed_over() {
    openRouter.models(FakeAnswer.json("\ufeff{\"data\":[" + FakeModel.of("a/one").toJson() + "]}"));
    assertThat(value(fetch(at(openRouter.baseUrl()))).models()).hasSize(1);
    byte[] list = "\ufeff{\"data\":[]}".getBytes(StandardCharsets.UTF_8);
    assertThat(value(Answers.modelsWithoutNameTable(list)).models()).isEmpty();
  }

  @Test
  void endpoints_of_more_than_a_mebibyte_are_too_large_whatever_a_list_may_be() {
    String padded = "{\"x\":\"%s\",\"data\":{}}";
    String fits = padded.formatted("x".repeat((1 << 20) - padded.length() + 2));
    assertThat(value(endpoints(fits))).isEmpty();
    assertThat(error(endpoints(fits + " ")))
        .isEqualTo(CatalogError.of(Kind.TOO_LARGE, "the answer is larger than 1048576 bytes"));
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "1001, false"})
  void more_than_1000_endpoints_are_too_many(int count, boolean allowed) {
    var outcome = endpoints("{\"data\":{\"endpoints\":[{}" + ",{}".repeat(count - 1) + "]}}");
    if (allowed) {
      assertThat(value(outcome)).hasSize(count);
    } else {
      assertThat(error(outcome))
          .isEqualTo(CatalogError.of(Kind.TOO_LARGE, "the model has more than 1000 endpoints"));
    }
  }

  /** The parser alone would read them as other characters, and an id as that of another model. */
  @ParameterizedTest
  @ValueSource(
      strings = {"C181", "E08080", "EDA080", "F0808080", "F4908080", "F7BFBFBF", "80", "FF"})
  void an_answer_that_is_not_utf_8_is_unreadable_wherever_that_is(String hex) {
    String wrong = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    for (String body :
        List.of(
            "{'data':[{'id':'a/b?'}]}",
            "{'data':[{'id':'a/b','name':'?'}]}",
            "{'data':[{'id':'a/b','description':'?'}]}",
            "{'data':[{'id':'a/b','pricing':{'?':'1'}}]}",
            "{'data':[{'id':'a/b','what':{'?':1}}]}",
            "?")) {
      byte[] bytes = body.replace('\'', '"').replace("?", wrong).getBytes(ISO_8859_1);
      for (var outcome : List.of(Answers.models(bytes), Answers.modelsWithoutNameTable(bytes))) {
        assertThat(error(outcome))
            .as(body)
            .isEqualTo(CatalogError.of(Kind.UNREADABLE, "the answer is not UTF-8"));
      }
    }
  }
}
