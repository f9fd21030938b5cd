package io.openroutercatalog.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.internal.client.BenchReading;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.source.ListFingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okio.Buffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a list to the catalogue that is served. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ListBenchmark {
  @Param({"414"})
  public int models;

  private final JsonFactory jackson = new JsonFactory();
  private final Buffer received = new Buffer();
  private final BenchCatalog running = new BenchCatalog();
  private byte[] body = {};

  @Setup
  public void prepare() {
    body = BenchRows.body(models).getBytes(StandardCharsets.UTF_8);
    received.write(body);
  }

  /**
   * A bare scan: reads every token and does nothing with it, which is the least that reading takes.
   */
  @Benchmark
  public int bareScan() throws IOException {
    int tokens = 0;
    try (JsonParser parser = jackson.createParser(body)) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The same with a parser created for each response, from its buffer. */
  @Benchmark
  public int answerScan() throws IOException {
    int tokens = 0;
    try (JsonParser parser = TolerantJson.parserWithNameTable(received.clone().inputStream())) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The same with the parser for longer responses. */
  @Benchmark
  public int scanWithoutNameTable() throws IOException {
    int tokens = 0;
    try (JsonParser parser = TolerantJson.parser(received.clone().inputStream())) {
      while (parser.nextToken() != null) {
        tokens++;
      }
    }
    return tokens;
  }

  /** The fingerprint of a list. */
  @Benchmark
  public Object fingerprint() {
    return ListFingerprint.of(null, received);
  }

  @Benchmark
  public Object rows() {
    return BenchReading.read(received.clone());
  }

  @Benchmark
  public Object firstList() {
    // A clone shares the bytes, which a fetch does not copy either.
    return new BenchCatalog().publish(BenchReading.read(received.clone()));
  }

  @Benchmark
  public Object nextList() {
    return running.publish(BenchReading.read(received.clone()));
  }
}
