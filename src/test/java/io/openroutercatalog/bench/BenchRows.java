package io.openroutercatalog.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Generates lists like OpenRouter's, with the same fields, and on average the same length and
 * number of tokens. The same number of rows gives the same list.
 */
public final class BenchRows {
  private static final String WORDS =
      "a model built for long reasoning over code and text with tool use vision support strong"
          + " multilingual results low latency and a large context window it follows instructions"
          + " and is suited to agents chat and analysis of documents";
  private static final List<String> WORD = List.of(WORDS.split(" "));
  private static final List<String> VENDORS =
      List.of("openai", "anthropic", "google", "x-ai", "qwen", "deepseek", "mistralai", "z-ai");

  private static final List<String> PARAMETERS =
      List.of(
          "tools",
          "tool_choice",
          "max_tokens",
          "temperature",
          "top_p",
          "reasoning",
          "include_reasoning",
          "structured_outputs",
          "response_format",
          "stop",
          "frequency_penalty",
          "presence_penalty",
          "seed",
          "top_k",
          "repetition_penalty",
          "min_p",
          "logit_bias",
          "logprobs",
          "top_logprobs",
          "reasoning_effort",
          "web_search_options",
          "top_a",
          "parallel_tool_calls",
          "verbosity",
          "modalities",
          "max_completion_tokens",
          "user",
          "prediction",
          "cache_control",
          "safety_settings",
          "store",
          "metadata",
          "truncation",
          "audio",
          "voice",
          "n",
          "stream_options",
          "service_tier",
          "prompt_cache_key",
          "min_tokens");

  private static final List<String> MORE_PRICES =
      List.of(
          "input_cache_read",
          "input_cache_write",
          "web_search",
          "internal_reasoning",
          "image",
          "request");

  private final Random random;
  private final StringBuilder json = new StringBuilder();

  private BenchRows(int seed) {
    this.random = new Random(seed);
  }

  /** {@return a whole response} About three of five rows pass the default filters. */
  public static String body(int rows) {
    BenchRows body = new BenchRows(rows);
    body.json.append("{\"data\":[");
    for (int i = 0; i < rows; i++) {
      body.json.append(i == 0 ? "" : ",");
      body.row(i);
    }
    return body.json.append("],\"total_count\":" + rows + ",\"links\":{\"next\":null}}").toString();
  }

  private void row(int number) {
    String vendor = one(VENDORS);
    String slug = vendor + "/" + one(WORD) + "-" + (1 + random.nextInt(9)) + "-" + number;
    boolean sees = random.nextInt(100) < 45;
    add(
        "{\"id\":\"%s%s\",\"canonical_slug\":\"%s%s\",",
        slug, free(), slug, random.nextInt(3) == 0 ? "" : "-2026%04d".formatted(number % 10_000));
    add("\"hugging_face_id\":\"%s\",", random.nextInt(5) < 2 ? "Vendor/" + slug : "");
    add("\"name\":\"%s: Model %s %d\",", vendor, one(WORD), number);
    add("\"created\":%d,\"description\":\"", 1_690_000_000 + random.nextInt(90_000_000));
    description(185 + random.nextInt(40));
    add(
        "...\",\"context_length\":%d,",
        1024 * (random.nextInt(10) == 0 ? 32 : 128 << random.nextInt(4)));
    add("\"architecture\":{\"modality\":\"%s->text\",", sees ? "text+image" : "text");
    add("\"input_modalities\":[\"text\"%s],", sees ? ",\"image\"" : "");
    add("\"output_modalities\":[\"text\"%s],", random.nextInt(20) == 0 ? ",\"image\"" : "");
    add(
        "\"tokenizer\":\"%s\",\"instruct_type\":null},\"pricing\":{",
        one(List.of("Other", "GPT", "Qwen3")));
    pricing();
    add("},\"top_provider\":{\"context_length\":%d,", 131_072);
    add("\"max_completion_tokens\":%s,", random.nextInt(4) == 0 ? "null" : "65536");
    add("\"is_moderated\":%b},\"per_request_limits\":null,", random.nextInt(5) == 0);
    parameters();
    add(
        "\"default_parameters\":{%s},",
        random.nextInt(3) == 0
            ? ""
            : "\"temperature\":null,\"top_p\":0.95,\"top_k\":null,\"frequency_penalty\":null,\"presence_penalty\":null");
    add(
        "\"supported_voices\":null,\"knowledge_cutoff\":%s,",
        random.nextInt(3) == 0 ? "\"2025-06-30\"" : "null");
    add("\"expiration_date\":%s,", random.nextInt(50) == 0 ? "\"2027-01-31\"" : "null");
    add("\"links\":{\"details\":\"/api/v1/models/%s-2026/endpoints\"}", slug);
    if (random.nextInt(10) < 7) {
      add(
          ",\"reasoning\":{\"mandatory\":%b,\"default_enabled\":true,\"supported_efforts\":[\"high\",\"low\"]}",
          random.nextBoolean());
    }
    if (random.nextInt(100) < 55) {
      benchmarks();
    }
    json.append('}');
  }

  private String free() {
    return random.nextInt(12) == 0 ? ":free" : "";
  }

  private void description(int characters) {
    int end = json.length() + characters;
    while (json.length() < end) {
      json.append(one(WORD)).append(' ');
    }
  }

  private void pricing() {
    add("\"prompt\":\"%s\",\"completion\":\"%s\"", price(), price());
    int more = random.nextInt(4) == 0 ? 0 : random.nextInt(random.nextInt(3) == 0 ? 7 : 4);
    for (String name : MORE_PRICES.subList(0, more)) {
      add(",\"%s\":\"%s\"", name, price());
    }
    if (random.nextInt(8) == 0) {
      add(
          ",\"overrides\":[{\"min_prompt_tokens\":200000,\"prompt\":\"%s\",\"completion\":\"%s\"}]",
          price(), price());
    }
  }

  /** A list has about 280 of these, some much more often than others. */
  private String price() {
    return "0.0000"
        + String.format(Locale.ROOT, "%03d", 1 + random.nextInt(1 + random.nextInt(400)));
  }

  /** About 150 different lists, some much more frequent than others; a third have no tools. */
  private void parameters() {
    Random of = new Random(random.nextInt(1 + random.nextInt(270)));
    json.append("\"supported_parameters\":[");
    String separator = "";
    int common = 3 + of.nextInt(20); // The first ones are the common ones.
    for (int i = of.nextInt(100) < 32 ? 1 : 0; i < PARAMETERS.size(); i++) {
      if (i < common ? of.nextInt(8) != 0 || i == 0 : of.nextInt(16) == 0) {
        add("%s\"%s\"", separator, PARAMETERS.get(i));
        separator = ",";
      }
    }
    json.append("],");
  }

  private void benchmarks() {
    json.append(",\"benchmarks\":{\"design_arena\":[");
    int rows = 1 + random.nextInt(12);
    for (int i = 0; i < rows; i++) {
      add(
          "%s{\"arena\":\"models\",\"category\":\"%s\",\"elo\":%d,\"win_rate\":%d.%d,\"rank\":%d}",
          i == 0 ? "" : ",",
          one(WORD),
          1_000 + random.nextInt(400),
          30 + random.nextInt(40),
          random.nextInt(10),
          1 + random.nextInt(60));
    }
    add(
        "],\"artificial_analysis\":{\"intelligence_index\":%d.5,\"coding_index\":60.1}}",
        random.nextInt(80));
  }

  @SuppressWarnings("AnnotateFormatMethod") // No library of this project has the annotation.
  private void add(String format, Object... values) {
    json.append(String.format(Locale.ROOT, format, values));
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
