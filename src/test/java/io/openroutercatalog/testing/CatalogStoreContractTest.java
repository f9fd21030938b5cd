package io.openroutercatalog.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.fixtures.MemoryStore;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.store.PublishResult;
import io.openroutercatalog.store.StoredCopy;
import io.openroutercatalog.store.UnversionedStore;
import io.openroutercatalog.testing.CatalogStoreContract.Place;
import io.openroutercatalog.testing.CatalogStoreContract.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The stores of the library keep the contract, and each way to break it is noticed. */
class CatalogStoreContractTest {
  @TempDir private Path folder;

  private Place newFile() {
    Path file = folder.resolve(UUID.randomUUID().toString()).resolve("catalog.json");
    return () -> CatalogStore.file(file);
  }

  private static Place inMemory() {
    CatalogStore store = CatalogStore.inMemory();
    return () -> store;
  }

  private static Stream<DynamicTest> tests(Callable<Place> emptyPlaces) {
    return CatalogStoreContract.rules(emptyPlaces).stream()
        .map(rule -> DynamicTest.dynamicTest(rule.name(), rule::check));
  }

  @TestFactory
  Stream<DynamicTest> a_file_keeps_the_contract() {
    return tests(this::newFile);
  }

  @TestFactory
  Stream<DynamicTest> the_store_in_memory_keeps_the_contract() {
    return tests(CatalogStoreContractTest::inMemory);
  }

  /** A store over one in memory, of which a subclass breaks something. */
  private static class Delegate implements CatalogStore {
    final CatalogStore store;

    Delegate(CatalogStore store) {
      this.store = store;
    }

    @Override
    public StoredCopy read() throws IOException {
      return store.read();
    }

    @Override
    public PublishResult publish(byte[] copy, String readVersion) throws IOException {
      return store.publish(copy, readVersion);
    }
  }

  private static List<String> broken(Supplier<CatalogStore> stores) {
    List<String> broken = new ArrayList<>();
    for (Rule rule :
        CatalogStoreContract.rules(
            () -> {
              CatalogStore store = stores.get();
              return () -> store;
            })) {
      try {
        rule.check();
      } catch (Exception | AssertionError e) {
        broken.add(rule.name());
      }
    }
    return broken;
  }

  private static List<String> brokenOver(Function<CatalogStore, CatalogStore> breaks) {
    return broken(() -> breaks.apply(CatalogStore.inMemory()));
  }

  @Test
  void a_store_that_never_refuses_is_noticed() {
    assertThat(
            broken(
                () ->
                    CatalogStore.unversioned(
                        new UnversionedStore() {
                          private volatile List<byte[]> kept = List.of();

                          @Override
                          public List<byte[]> load() {
                            return kept;
                          }

                          @Override
                          public void save(byte[] copy) {
                            kept = List.of(copy.clone());
                          }
                        })))
        .contains(
            "a copy that follows an older version is refused and changes nothing",
            "of several that publish at the same time exactly one succeeds",
            "different contents have different versions");
  }

  @Test
  void a_store_that_says_it_published_and_did_not_is_noticed() {
    assertThat(
            brokenOver(
                store ->
                    new Delegate(store) {
                      @Override
                      public PublishResult publish(byte[] copy, String readVersion) {
                        return new PublishResult.Published("1");
                      }
                    }))
        .contains("what was published is read back by everybody, byte for byte");
  }

  @Test
  void a_store_that_cuts_large_copies_is_noticed() {
    assertThat(
            brokenOver(
                store ->
                    new Delegate(store) {
                      @Override
                      public PublishResult publish(byte[] copy, String readVersion)
                          throws IOException {
                        byte[] kept = Arrays.copyOf(copy, Math.min(copy.length, 65_535));
                        return super.publish(kept, readVersion);
                      }
                    }))
        .containsExactly("a copy of a megabyte is kept whole");
  }

  @Test
  void a_store_that_finds_nothing_newer_is_noticed() {
    assertThat(
            brokenOver(
                store ->
                    new Delegate(store) {
                      @Override
                      public Optional<StoredCopy> readIfNewer(String version) {
                        return Optional.empty();
                      }
                    }))
        .containsExactly("reading what is newer gives nothing for the newest version");
  }

  @Test
  void a_store_that_returns_another_version_than_it_reads_is_noticed() {
    assertThat(
            brokenOver(
                store ->
                    new Delegate(store) {
                      @Override
                      public PublishResult publish(byte[] copy, String readVersion)
                          throws IOException {
                        return super.publish(copy, readVersion) instanceof PublishResult.Published
                            ? new PublishResult.Published(UUID.randomUUID().toString())
                            : new PublishResult.Superseded();
                      }
                    }))
        .contains("the version that publishing returns is the one that is read next");
  }

  @Test
  void a_store_that_gives_out_its_own_arrays_is_noticed() {
    assertThat(broken(MemoryStore::new))
        .contains("changing an array afterwards does not change the store");
  }

  @Test
  void a_store_that_throws_is_noticed_by_every_rule() {
    assertThat(
            brokenOver(
                store ->
                    new Delegate(store) {
                      @Override
                      public StoredCopy read() throws IOException {
                        throw new IOException("down");
                      }
                    }))
        .hasSize(10);
  }
}
