package io.openroutercatalog.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** From main to the first look-up by an id, in one of three ways; prints the nanoseconds. */
final class StartUpChild {
  private static final int LONG_ENOUGH = 100_000;

  private StartUpChild() {}

  @SuppressWarnings("SystemOut") // The parent reads it.
  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    URI base = URI.create(args[1]);
    Object found =
        switch (args[0]) {
          case "catalogue" -> Catalogue.find(base);
          case "plain" -> Plain.find(base);
          default -> OkHttpAndTokens.find(base);
        };
    long took = System.nanoTime() - start;
    System.out.println(found == null ? "nothing found" : String.valueOf(took));
    System.out.flush();
    Runtime.getRuntime().halt(0); // Work in the background is not measured.
  }

  /** This library with default settings. */
  private static final class Catalogue {
    static Object find(URI base) {
      CatalogService catalog =
          CatalogService.initialize(CatalogSettings.builder().baseUrl(base).build());
      return catalog.findById(catalog.configs().getFirst().id());
    }
  }

  /** The code that one would write without it. */
  private static final class Plain {
    static Object find(URI base) throws Exception {
      HttpResponse<byte[]> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(base + "/models")).build(),
                  HttpResponse.BodyHandlers.ofByteArray());
      Map<Integer, JsonNode> models = new HashMap<>();
      int some = 0;
      for (JsonNode model : new ObjectMapper().readTree(response.body()).get("data")) {
        if (isUsable(model)) {
          some = model.get("id").asText().hashCode();
          models.put(some, model);
        }
      }
      return models.get(some);
    }

    private static boolean isUsable(JsonNode model) {
      JsonNode output = model.get("architecture").get("output_modalities");
      boolean tools = false;
      for (JsonNode parameter : model.get("supported_parameters")) {
        tools |= parameter.asText().equals("tools");
      }
      return tools
          && output.size() == 1
          && output.get(0).asText().equals("text")
          && model.get("context_length").asLong() >= LONG_ENOUGH;
    }
  }

  /** Only the libraries that the catalogue uses, with as little work as possible. */
  private static final class OkHttpAndTokens {
    static Object find(URI base) throws Exception {
      Map<Integer, String> models = new HashMap<>();
      int some = 0;
      Request request = new Request.Builder().url(base + "/models").build();
      try (Response response = new OkHttpClient().newCall(request).execute();
          JsonParser parser = new JsonFactory().createParser(response.body().byteStream())) {
        while (parser.nextToken() != null) {
          if (parser.currentToken() == JsonToken.FIELD_NAME && parser.currentName().equals("id")) {
            String id = parser.nextTextValue();
            some = id.hashCode();
            models.put(some, id);
          }
        }
      }
      return models.get(some);
    }
  }
}
