package io.openroutercatalog;

import io.openroutercatalog.client.CatalogSource;
import io.openroutercatalog.client.Endpoint;
import io.openroutercatalog.client.FetchOutcome;
import io.openroutercatalog.client.ModelEntry;
import io.openroutercatalog.client.ModelsAnswer;
import io.openroutercatalog.client.ModelsReply;
import io.openroutercatalog.client.Validator;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A service that answers what the test says: first what was scripted, then always the same. */
final class ScriptedSource implements CatalogSource {
  static final FetchOutcome<List<Endpoint>> WORKING = uptime(100);
  static final FetchOutcome<List<Endpoint>> DOWN = new FetchOutcome.Answer<>(List.of());
  static final FetchOutcome<List<Endpoint>> BROKEN =
      FetchOutcome.failed(CatalogError.Kind.UNREACHABLE, "no route");

  /** The validators that were sent; null for none. */
  final List<@Nullable String> asked = new ArrayList<>();

  /** The models whose endpoints were asked for. */
  final Queue<String> measured = new ConcurrentLinkedQueue<>();

  volatile boolean closed;
  private final Deque<Supplier<FetchOutcome<ModelsReply>>> script = new ArrayDeque<>();
  private Supplier<FetchOutcome<ModelsReply>> always = () -> failed(CatalogError.Kind.UNREACHABLE);
  private volatile Function<String, FetchOutcome<List<Endpoint>>> health = model -> WORKING;

  @Override
  public FetchOutcome<ModelsReply> models(@Nullable Validator validator) {
    asked.add(validator == null ? null : validator.tag());
    Supplier<FetchOutcome<ModelsReply>> next = script.poll();
    return (next == null ? always : next).get();
  }

  @Override
  public FetchOutcome<List<Endpoint>> endpoints(String modelId) {
    measured.add(modelId);
    return health.apply(modelId);
  }

  @Override
  public void close() {
    closed = true;
  }

  ScriptedSource always(FetchOutcome<ModelsReply> outcome) {
    always = () -> outcome;
    return this;
  }

  ScriptedSource then(FetchOutcome<ModelsReply> outcome) {
    script.add(() -> outcome);
    return this;
  }

  /** Does something while the list is being fetched. */
  ScriptedSource thenDo(Runnable meanwhile, FetchOutcome<ModelsReply> outcome) {
    script.add(
        () -> {
          meanwhile.run();
          return outcome;
        });
    return this;
  }

  ScriptedSource thenThrow(Throwable thrown) {
    script.add(() -> sneak(thrown));
    return this;
  }

  ScriptedSource health(Function<String, FetchOutcome<List<Endpoint>>> health) {
    this.health = health;
    return this;
  }

  /** Ends the script, so that what is always answered is next. */
  ScriptedSource forget() {
    script.clear();
    return this;
  }

  /** Throws anything, as code in another JVM language may. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "DoNotCallSuggester"})
  static <R, T extends Throwable> R sneak(Throwable thrown) throws T {
    throw (T) thrown;
  }

  static FetchOutcome<ModelsReply> list(String... ids) {
    return list(rows(ids), null);
  }

  static FetchOutcome<ModelsReply> list(List<ModelEntry> rows, @Nullable String tag) {
    Validator validator = tag == null ? null : new Validator(tag, 0, 0);
    return new FetchOutcome.Answer<>(
        new ModelsReply.Listed(new ModelsAnswer(rows, Map.of(), List.of()), validator));
  }

  static FetchOutcome<ModelsReply> notModified() {
    return new FetchOutcome.Answer<>(new ModelsReply.NotModified(new Validator("scripted", 0, 0)));
  }

  static FetchOutcome<ModelsReply> failed(CatalogError.Kind kind) {
    return FetchOutcome.failed(kind, "scripted");
  }

  static <T> FetchOutcome<T> status(int status, @Nullable Duration retryAfter) {
    return new FetchOutcome.Failed<>(CatalogError.ofStatus(status, "scripted", retryAfter));
  }

  static FetchOutcome<List<Endpoint>> uptime(double percent) {
    return new FetchOutcome.Answer<>(List.of(new Endpoint("a/b", 0L, percent, percent, percent)));
  }

  static List<ModelEntry> rows(String... ids) {
    List<ModelEntry> rows = new ArrayList<>();
    for (String id : ids) {
      rows.add(Rows.of(id));
    }
    return rows;
  }
}
