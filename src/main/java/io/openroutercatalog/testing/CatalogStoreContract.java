package io.openroutercatalog.testing;

import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.PublishResult;
import io.openroutercatalog.store.StoredCopy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Tests whether a store does what {@link CatalogStore} says. It needs no test framework: each rule
 * has a name and throws an {@link AssertionError} if it is broken. With JUnit:
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> keeps_the_contract() {
 *   return CatalogStoreContract.rules(() -> {
 *         Path file = folder.resolve(UUID.randomUUID().toString());
 *         return () -> CatalogStore.file(file);
 *       })
 *       .stream()
 *       .map(rule -> DynamicTest.dynamicTest(rule.name(), rule::check));
 * }
 * }</pre>
 */
public final class CatalogStoreContract {
  private static final int WRITERS = 4;
  private static final int ROUNDS = 20;
  private static final int LARGE = 1 << 20;

  private CatalogStoreContract() {}

  /** Where copies are kept, such as one file or one row of a table. */
  @FunctionalInterface
  public interface Place {
    /**
     * {@return a store that uses this place} Called more than once, as if by several processes. A
     * store that is {@link AutoCloseable} is not closed by the contract.
     *
     * @throws Exception if there is none, which breaks the rule that is checked
     */
    CatalogStore open() throws Exception;
  }

  /**
   * A rule that every store keeps. Immutable; checking it uses a place of its own.
   *
   * @param name a sentence that says what holds
   * @param body checks it
   */
  public record Rule(String name, Body body) {
    /** Checks a rule. */
    @FunctionalInterface
    public interface Body {
      /**
       * Checks the rule.
       *
       * @throws Exception if the store throws
       */
      void run() throws Exception;
    }

    /**
     * Checks this rule.
     *
     * @throws AssertionError if the store breaks it
     * @throws Exception if the store throws
     */
    public void check() throws Exception {
      body.run();
    }
  }

  /** Checks a rule at a place from which nothing was read or published yet. */
  @FunctionalInterface
  private interface Check {
    void at(Place empty) throws Exception;
  }

  /**
   * {@return the rules}
   *
   * @param emptyPlaces makes a place that is empty, each time another one
   */
  public static List<Rule> rules(Callable<Place> emptyPlaces) {
    return List.of(
        rule(
            emptyPlaces,
            "an empty store has a version and no copy",
            CatalogStoreContract::emptyStore),
        rule(
            emptyPlaces,
            "what was published is read back by everybody, byte for byte",
            CatalogStoreContract::readsBack),
        rule(
            emptyPlaces,
            "a copy of a megabyte is kept whole",
            CatalogStoreContract::keepsLargeCopies),
        rule(
            emptyPlaces,
            "the version that publishing returns is the one that is read next",
            CatalogStoreContract::returnsTheVersion),
        rule(
            emptyPlaces,
            "different contents have different versions",
            CatalogStoreContract::differsInVersions),
        rule(
            emptyPlaces,
            "a copy that follows an older version is refused and changes nothing",
            CatalogStoreContract::refusesWhatIsSuperseded),
        rule(
            emptyPlaces,
            "reading what is newer gives nothing for the newest version",
            CatalogStoreContract::readsIfNewer),
        rule(
            emptyPlaces,
            "of several that publish at the same time exactly one succeeds",
            CatalogStoreContract::letsOneWin),
        rule(
            emptyPlaces,
            "a reader never sees a part of a copy",
            CatalogStoreContract::showsWholeCopies),
        rule(
            emptyPlaces,
            "changing an array afterwards does not change the store",
            CatalogStoreContract::sharesNoArrays));
  }

  private static Rule rule(Callable<Place> emptyPlaces, String name, Check check) {
    return new Rule(name, () -> check.at(emptyPlaces.call()));
  }

  private static void emptyStore(Place place) throws Exception {
    StoredCopy stored = place.open().read();
    require(stored.bytes().isEmpty(), "a copy was read from an empty store");
    require(
        stored.version().equals(place.open().read().version()),
        "two readings of an empty store gave different versions");
  }

  private static void readsBack(Place place) throws Exception {
    byte[] everyByte = new byte[256];
    for (int i = 0; i < everyByte.length; i++) {
      everyByte[i] = (byte) i;
    }
    CatalogStore store = place.open();
    publishNext(store, everyByte);
    requireNewest(store, everyByte);
    requireNewest(place.open(), everyByte);
    publishNext(place.open(), copy(1));
    requireNewest(store, copy(1));
  }

  private static void keepsLargeCopies(Place place) throws Exception {
    byte[] large = new byte[LARGE];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) ((i * 31) >> 3);
    }
    publishNext(place.open(), large);
    requireNewest(place.open(), large);
  }

  private static void returnsTheVersion(Place place) throws Exception {
    CatalogStore store = place.open();
    String version = publishNext(store, copy(1));
    require(version.equals(place.open().read().version()), "another version was read");
    require(
        store.publish(copy(2), version) instanceof PublishResult.Published,
        "a copy that follows the version just published was refused");
  }

  private static void differsInVersions(Place place) throws Exception {
    CatalogStore store = place.open();
    Set<String> versions = new HashSet<>();
    versions.add(store.read().version());
    for (int i = 1; i <= ROUNDS; i++) {
      require(versions.add(publishNext(store, copy(i))), "a version was given twice");
    }
  }

  private static void refusesWhatIsSuperseded(Place place) throws Exception {
    CatalogStore store = place.open();
    String empty = store.read().version();
    String first = publishNext(place.open(), copy(1));
    for (String old : List.of(empty, "never given")) {
      require(
          store.publish(copy(2), old) instanceof PublishResult.Superseded,
          "a copy that follows version " + old + " was not refused");
    }
    requireNewest(store, copy(1));
    require(store.read().version().equals(first), "a refused copy changed the version");
  }

  private static void readsIfNewer(Place place) throws Exception {
    CatalogStore store = place.open();
    String empty = store.read().version();
    require(store.readIfNewer(empty).isEmpty(), "an empty store has something newer");
    String first = publishNext(place.open(), copy(1));
    StoredCopy newer =
        store.readIfNewer(empty).orElseThrow(() -> new AssertionError("nothing newer was read"));
    require(newer.version().equals(first), "what is newer has another version");
    require(Arrays.equals(bytes(newer), copy(1)), "another copy is newer");
    require(store.readIfNewer(first).isEmpty(), "something is newer than the newest version");
  }

  private static void letsOneWin(Place place) throws Exception {
    try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
      for (int round = 0; round < ROUNDS; round++) {
        String version = place.open().read().version();
        CountDownLatch begin = new CountDownLatch(1);
        List<Future<PublishResult>> results = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
          CatalogStore store = place.open();
          byte[] copy = copy(round * WRITERS + writer);
          results.add(
              writers.submit(
                  () -> {
                    begin.await();
                    return store.publish(copy, version);
                  }));
        }
        begin.countDown();
        int winner = onlyWinner(results);
        requireNewest(place.open(), copy(round * WRITERS + winner));
      }
    }
  }

  private static int onlyWinner(List<Future<PublishResult>> results) throws Exception {
    List<Integer> winners = new ArrayList<>();
    for (int writer = 0; writer < results.size(); writer++) {
      if (results.get(writer).get() instanceof PublishResult.Published) {
        winners.add(writer);
      }
    }
    require(winners.size() == 1, winners.size() + " of " + results.size() + " have published");
    return winners.get(0);
  }

  private static void showsWholeCopies(Place place) throws Exception {
    CatalogStore writer = place.open();
    publishNext(writer, uniform(0));
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      Future<?> writing =
          threads.submit(
              () -> {
                for (int i = 1; i <= ROUNDS; i++) {
                  publishNext(writer, uniform(i));
                }
                return null;
              });
      CatalogStore reader = place.open();
      do {
        byte[] copy = bytes(reader.read());
        require(Arrays.equals(copy, uniform(copy[0])), "a mixed or cut copy was read");
      } while (!writing.isDone());
      writing.get();
    }
  }

  /** {@return a copy that has the same value everywhere, and a length that depends on it} */
  private static byte[] uniform(int value) {
    byte[] copy = new byte[10_000 + 1_000 * value];
    Arrays.fill(copy, (byte) value);
    return copy;
  }

  private static void sharesNoArrays(Place place) throws Exception {
    CatalogStore store = place.open();
    byte[] copy = copy(1);
    publishNext(store, copy);
    copy[0]++;
    requireNewest(store, copy(1));
    bytes(store.read())[0]++;
    requireNewest(store, copy(1));
  }

  private static String publishNext(CatalogStore store, byte[] copy) throws Exception {
    if (store.publish(copy, store.read().version())
        instanceof PublishResult.Published(String version)) {
      return version;
    }
    throw new AssertionError("a copy that follows the version just read was refused");
  }

  private static void requireNewest(CatalogStore store, byte[] expected) throws Exception {
    require(
        Arrays.equals(bytes(store.read()), expected),
        "the newest copy is not the one that was published last");
  }

  private static byte[] bytes(StoredCopy stored) {
    return stored.bytes().orElseThrow(() -> new AssertionError("no copy was read"));
  }

  private static byte[] copy(int number) {
    return new byte[] {42, (byte) number, (byte) (number >> 8), 0, -1};
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
