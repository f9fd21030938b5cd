package io.openroutercatalog.bench;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.RefreshResult;
import io.openroutercatalog.fixtures.TestSettings;
import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A whole refresh over a real socket, the service included, which runs in the same process. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RefreshBenchmark {
  private static final int MODELS = 414;

  private final FakeOpenRouter openRouter = FakeOpenRouter.start();
  private final OkHttpClient http = new OkHttpClient();
  private FakeAnswer first = FakeAnswer.status(404);
  private FakeAnswer second = FakeAnswer.status(404);
  private CatalogService catalog;
  private boolean turn;

  @Setup
  public void prepare() {
    String body = BenchRows.body(MODELS);
    first = FakeAnswer.json(body).header("ETag", "\"1\"");
    second =
        FakeAnswer.json(body.replaceFirst("\"prompt\":\"[^\"]*", "\"prompt\":\"0.5"))
            .header("ETag", "\"2\"");
    openRouter.models(first);
    catalog = CatalogService.create(TestSettings.quiet(openRouter).build());
  }

  @Benchmark
  public Object changed() {
    turn = !turn;
    return refresh(turn ? second : first);
  }

  @Benchmark
  public Object sameBody() {
    return refresh(first);
  }

  @Benchmark
  public Object notModified() {
    return refresh(FakeAnswer.status(304));
  }

  /** Transfers a body and does nothing with it, which every refresh with a body needs at least. */
  @Benchmark
  public Object bareFetch() throws IOException {
    Request request = new Request.Builder().url(openRouter.baseUrl() + "/models").build();
    try (Response response = http.newCall(request).execute()) {
      return response.body().bytes();
    }
  }

  private Object refresh(FakeAnswer answer) {
    openRouter.models(answer);
    RefreshResult result = catalog.refresh();
    if (result instanceof RefreshResult.Refreshed) {
      return result;
    }
    throw new IllegalStateException(result.toString());
  }

  @TearDown
  public void end() {
    catalog.close();
    openRouter.close();
    http.dispatcher().executorService().shutdown();
  }
}
