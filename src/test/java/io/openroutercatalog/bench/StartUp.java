package io.openroutercatalog.bench;

import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Starts fresh JVMs alternately, which fetch the list from this process. */
final class StartUp {
  private static final int RUNS = 15;
  private static final int MODELS = 414;
  private static final List<String> WAYS = List.of("catalogue", "plain", "okhttp");

  /** The owners of classes, by the beginning of their names. */
  private static final Map<String, String> OWNERS = new LinkedHashMap<>();

  static {
    OWNERS.put("io.openroutercatalog.", "our own");
    OWNERS.put("okhttp3.", "OkHttp");
    OWNERS.put("okio.", "OkHttp");
    OWNERS.put("kotlin.", "OkHttp");
    OWNERS.put("com.fasterxml.", "Jackson");
    OWNERS.put("jdk.internal.net.http.", "java.net.http");
    OWNERS.put("java.net.http.", "java.net.http");
  }

  private StartUp() {}

  static void measure(Table table) throws Exception {
    try (FakeOpenRouter openRouter =
        FakeOpenRouter.start().models(FakeAnswer.json(BenchRows.body(MODELS)))) {
      String base = openRouter.baseUrl().toString();
      Map<String, List<Double>> millis = new LinkedHashMap<>();
      Map<String, List<Double>> whole = new LinkedHashMap<>();
      for (int run = 0; run <= RUNS; run++) {
        for (String way : WAYS) {
          Child.Ended ended = Child.run(List.of(), StartUpChild.class, way, base);
          if (run > 0) { // The first one warms the server and the disk's cache.
            millis.computeIfAbsent(way, key -> new ArrayList<>()).add(millis(ended.said()));
            whole.computeIfAbsent(way, key -> new ArrayList<>()).add(ended.wallNanos() / 1e6);
          }
        }
      }
      for (String way : WAYS) {
        table.detail(
            String.format(
                Locale.ROOT,
                "start-up %s: main to first look-up median %.0f ms, best %.0f; process %.0f ms;"
                    + " classes %s",
                way,
                median(millis.get(way)),
                millis.get(way).stream().sorted().findFirst().orElseThrow(),
                median(whole.get(way)),
                classes(way, base)));
      }
      double ours = median(millis.get("catalogue"));
      table.row("start-up", ours / median(millis.get("plain")), "x plain fetch", 1.1);
      table.detail("start-up / OkHttp and tokens: " + ours / median(millis.get("okhttp")));
    }
  }

  private static double millis(String said) {
    return Long.parseLong(said) / 1e6;
  }

  private static double median(List<Double> of) {
    return of.stream().sorted().skip(of.size() / 2).findFirst().orElseThrow();
  }

  /** {@return how many classes are loaded, by owner; the JVM's own are "other"} */
  private static Map<String, Integer> classes(String way, String base)
      throws IOException, InterruptedException {
    Path log = Table.FOLDER.resolve("classes-" + way + ".txt");
    Child.run(List.of("-Xlog:class+load:file=" + log + ":none"), StartUpChild.class, way, base);
    Map<String, Integer> counts = new LinkedHashMap<>();
    try (Stream<String> lines = Files.lines(log)) {
      lines.forEach(line -> counts.merge(owner(line), 1, Integer::sum));
    }
    return counts;
  }

  private static String owner(String line) {
    return OWNERS.entrySet().stream()
        .filter(owner -> line.startsWith(owner.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("other");
  }
}
