package io.openroutercatalog.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.model.Endpoint;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.price.Pricing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.GraphLayout;

/** The memory of endpoints that are kept. */
class EndpointHeapTest {
  private static final int MODELS = 300;
  private static final int ENDPOINTS = 3;

  @Test
  void an_endpoint_takes_at_most_250_bytes_beside_its_prices_which_are_shared() {
    ValueInterner interner = ValueInterner.ofManyResponses();
    List<ModelEndpoints> kept = new ArrayList<>();
    for (int model = 0; model < MODELS; model++) {
      byte[] body = body(model).getBytes(StandardCharsets.UTF_8);
      List<Endpoint> endpoints = Clients.value(Answers.endpoints(body, interner)).orElseThrow();
      kept.add(new ModelEndpoints("vendor/model-" + model, endpoints, Instant.EPOCH));
    }
    System.setProperty("jol.magicFieldOffset", "true"); // Records hide their fields otherwise.
    GraphLayout all = GraphLayout.parseInstance(kept);
    GraphLayout prices = GraphLayout.parseInstance(pricings(kept).toArray());

    assertThat(pricings(kept)).hasSize(190);
    assertThat(all.subtract(prices).totalSize() / (MODELS * ENDPOINTS))
        .as("bytes of an endpoint without its prices")
        .isLessThanOrEqualTo(250);
  }

  private static Set<Pricing> pricings(List<ModelEndpoints> kept) {
    Set<Pricing> different = Collections.newSetFromMap(new IdentityHashMap<>());
    for (ModelEndpoints model : kept) {
      model.endpoints().forEach(endpoint -> different.add(endpoint.pricing()));
    }
    return different;
  }

  /** Values repeat as in real responses: 74 providers, 190 tags, 570 prices, 520 lists. */
  private static String body(int model) {
    List<String> endpoints = new ArrayList<>();
    for (int i = 0; i < ENDPOINTS; i++) {
      int number = model * ENDPOINTS + i;
      endpoints.add(
          String.format(
              Locale.ROOT,
              """
              {"name":"Provider %1$d | vendor/model-%2$d","model_id":"vendor/model-%2$d",
               "context_length":%3$d,"provider_name":"Provider %1$d","tag":"provider-%1$d/fp8",
               "pricing":{"prompt":"0.0000%4$d","completion":"0.000%4$d",
                "input_cache_read":"0.00000%4$d","discount":0},
               "quantization":"fp8","max_completion_tokens":65536,"max_prompt_tokens":null,
               "supported_parameters":["reasoning","include_reasoning","max_tokens","temperature",
                "top_p","top_k","stop","tool_choice","tools","seed","extra-%5$d"],
               "status":0,"uptime_last_30m":99.%2$d,"uptime_last_5m":null,"uptime_last_1d":98.5,
               "latency_last_30m":null,"throughput_last_30m":null}
              """,
              number % 74,
              model,
              100_000 + number % 40,
              100 + number % 190,
              number % 400));
    }
    return "{\"data\":{\"id\":\"x\",\"endpoints\":[" + String.join(",", endpoints) + "]}}";
  }
}
