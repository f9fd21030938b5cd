package io.openroutercatalog.soak;

import io.openroutercatalog.testing.FakeAnswer;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The OpenRouter of the soak: models come, go, return, change and move, and all kinds of faults
 * happen. The same seed gives the same sequence of events.
 */
final class World {
  private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int PLAIN_MODELS = 300;
  private static final int LEAST_LISTED = 100;
  private static final int MOST_LISTED = 200;

  /** Their names claim the same or neighbouring ids. */
  private static final List<String> COLLIDING =
      List.of("vendor10/model-30084", "vendor74/model-43767", "vendor45/model-109937");

  private static final List<Integer> STATUSES =
      List.of(204, 206, 301, 400, 401, 403, 404, 408, 429, 500, 502, 503, 504, 520);
  private static final List<String> WAITS =
      List.of("0", "1", "60", "3600", "-5", "99999999999", "soon", "Mon, 17 Aug 2026 13:00:00 GMT");
  private static final List<String> BODIES =
      List.of(
          "", "<html>log in</html>", "[]", "{}", "{\"data\":[]}", "{\"data\":{}}", "{\"data\":[1");

  private final Random random;
  private static final int FIRST_OUTAGE = 20;
  private static final int OUTAGE_STEPS = 25;

  private final FakeOpenRouter openRouter;
  private final List<FakeModel> unlisted = new ArrayList<>();
  private final List<FakeModel> listed = new ArrayList<>();
  private final List<String> names;
  private int faultEndsIn;
  private int steps;

  World(Random random, FakeOpenRouter openRouter) {
    this.random = random;
    this.openRouter = openRouter;
    this.names =
        Stream.concat(
                COLLIDING.stream(),
                IntStream.range(0, PLAIN_MODELS)
                    .mapToObj(i -> "vendor" + i % 7 + "/model-" + i + (i % 3 == 0 ? ":free" : "")))
            .toList();
    names.forEach(name -> unlisted.add(changed(name)));
    churn();
  }

  /**
   * Runs in a process of its own, until its input ends, so that the measured heap and sockets are
   * only the library's.
   */
  public static void main(String[] args) throws IOException {
    try (FakeOpenRouter openRouter = FakeOpenRouter.start()) {
      World world = new World(new Random(Long.parseLong(args[0])), openRouter);
      openRouter.models(world.listed);
      print(openRouter.baseUrl().toString());
      System.in.read(); // The first list was fetched.
      Thread.ofPlatform().daemon().start(world::live);
      while (System.in.read() >= 0) {}
    }
  }

  @SuppressWarnings("SystemOut") // Whoever started this process reads it.
  private static void print(String line) {
    System.out.println(line);
  }

  private void live() {
    while (true) {
      step();
      LockSupport.parkNanos(STEP_NANOS);
    }
  }

  /** Lets a tenth of a second of events happen. */
  private void step() {
    if (random.nextInt(3) == 0) {
      churn();
    }
    openRouter.endpoints(names.get(random.nextInt(names.size())), endpoints());
    if (--faultEndsIn < 0) {
      openRouter.recover().models(listed);
      if (random.nextInt(16) == 0) {
        begin(fault());
      }
    }
    if (++steps == FIRST_OUTAGE) { // By chance alone some short runs would have no outage.
      openRouter.fail(FakeAnswer.status(500));
      faultEndsIn = OUTAGE_STEPS;
    }
  }

  private void begin(FakeAnswer fault) {
    faultEndsIn = random.nextInt(12);
    if (random.nextBoolean()) {
      openRouter.fail(fault);
    } else {
      openRouter.models(fault);
    }
  }

  private FakeAnswer fault() {
    return switch (random.nextInt(6)) {
      case 0 -> FakeAnswer.broken();
      case 1 -> FakeAnswer.json(BODIES.get(random.nextInt(BODIES.size())));
      case 2 -> FakeAnswer.status(503).after(Duration.ofMillis(random.nextInt(800)));
      case 3 -> implausible();
      case 4 ->
          FakeAnswer.status(random.nextBoolean() ? 429 : 503)
              .header("Retry-After", WAITS.get(random.nextInt(WAITS.size())));
      default -> FakeAnswer.status(STATUSES.get(random.nextInt(STATUSES.size())));
    };
  }

  /** Most models are gone, which is believed only if it lasts. */
  private FakeAnswer implausible() {
    List<String> few = listed.stream().limit(20).map(FakeModel::toJson).toList();
    return FakeAnswer.json("{\"data\":[" + String.join(",", few) + ",7,{}]}");
  }

  private void churn() {
    for (int i = random.nextInt(6); i > 0 || listed.size() < LEAST_LISTED; i--) {
      listed.add(unlisted.remove(random.nextInt(unlisted.size())));
    }
    for (int i = random.nextInt(6); i > 0 || listed.size() > MOST_LISTED; i--) {
      unlisted.add(listed.remove(random.nextInt(listed.size())));
    }
    int any = random.nextInt(listed.size());
    String id = listed.get(any).toJson().replaceFirst(".*?\"id\":\"([^\"]*)\".*", "$1");
    listed.set(any, changed(id));
    Collections.shuffle(listed, random);
  }

  private FakeModel changed(String id) {
    String price = id.endsWith(":free") ? "0" : "0.00000" + random.nextInt(10);
    return FakeModel.of(id)
        .priced(price, price)
        .with("created", 1_750_000_000L + random.nextInt(1_000_000))
        .with("context_length", 50_000 * (2 + random.nextInt(10)));
  }

  private FakeAnswer endpoints() {
    return switch (random.nextInt(6)) {
      case 0 -> FakeAnswer.json("{\"data\":{\"endpoints\":[]}}");
      case 1 -> FakeAnswer.status(404);
      case 2 -> FakeAnswer.broken();
      default ->
          FakeAnswer.json(
                  "{\"data\":{\"endpoints\":[{\"tag\":\"t\",\"status\":0,\"uptime_last_30m\":"
                      + (80 + random.nextInt(21))
                      + "}]}}")
              .after(Duration.ofMillis(random.nextInt(30)));
    };
  }
}
