package io.openroutercatalog.life;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.CatalogSettings;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.store.CatalogStore;
import io.openroutercatalog.testing.FakeModel;
import io.openroutercatalog.testing.FakeOpenRouter;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Deploys an application again and again, as a container does: each time the library and all that
 * it needs are loaded by a class loader of their own, used, closed and dropped. Ends with an
 * exception if a thread is left after 90 seconds, or a class loader cannot be collected then. Run
 * with {@code java -XX:SoftRefLRUPolicyMSPerMB=0}, so that soft references keep nothing.
 */
public final class ClassLoaderCycles {
  private static final int CYCLES = 20;

  /**
   * OkHttp and Okio end a thread that was idle for a minute; Okio's is not idle before the time
   * limit of the last list is over, 20 seconds, even if that came at once.
   */
  private static final Duration LAST_THREAD = Duration.ofSeconds(90);

  private static final Set<String> JDK_GROUPS = Set.of("InnocuousThreadGroup", "CarrierThreads");

  private ClassLoaderCycles() {}

  /** Runs it. */
  @SuppressWarnings("SystemOut") // What the user of the profile reads.
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("loaders");
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    try (FakeOpenRouter openRouter =
        FakeOpenRouter.start().models(FakeModel.of("a/one"), FakeModel.of("b/two"))) {
      for (int i = 0; i < CYCLES; i++) {
        loaders.add(cycle(openRouter.baseUrl(), folder.resolve("catalog.json")));
      }
    } finally {
      for (String name : List.of("catalog.json", "catalog.json.previous", "catalog.json.lock")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
    long end = System.nanoTime() + LAST_THREAD.toNanos();
    while (!left(before).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100)); // There is no event to wait for.
    }
    check(left(before).isEmpty(), "threads are left: " + left(before));
    for (int look = 0; look < 10 && kept(loaders) > 0; look++) {
      System.gc();
    }
    check(kept(loaders) == 0, kept(loaders) + " class loaders cannot be collected");
    System.out.println(CYCLES + " class loaders collected, no thread left");
  }

  /** {@return the class loader of one deployment, which has ended} */
  private static WeakReference<ClassLoader> cycle(URI baseUrl, Path file) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      Thread current = Thread.currentThread();
      ClassLoader context = current.getContextClassLoader();
      current.setContextClassLoader(loader); // As a container does.
      try {
        Class<?> application = loader.loadClass(Application.class.getName());
        check(!application.equals(Application.class), "not loaded anew");
        Object found =
            ((Callable<?>)
                    application.getConstructor(URI.class, Path.class).newInstance(baseUrl, file))
                .call();
        check(Integer.valueOf(2).equals(found), "found " + found);
      } finally {
        current.setContextClassLoader(context);
      }
      return new WeakReference<>(loader);
    }
  }

  /** What an application does with the library, from its start to its end. */
  public static final class Application implements Callable<Integer> {
    private final URI baseUrl;
    private final Path file;

    /** Creates an application that has done nothing yet. */
    public Application(URI baseUrl, Path file) {
      this.baseUrl = baseUrl;
      this.file = file;
    }

    @Override
    public Integer call() throws InterruptedException {
      CatalogSettings settings =
          CatalogSettings.builder().baseUrl(baseUrl).store(CatalogStore.file(file)).build();
      try (CatalogService catalog = CatalogService.initialize(settings)) {
        CountDownLatch told = new CountDownLatch(1);
        catalog.subscribe(update -> told.countDown());
        catalog.measureHealth(done -> {});
        catalog.refresh();
        check(told.await(20, TimeUnit.SECONDS), "the listener was not told");
        int found = 0;
        for (LlmConfig config : catalog.configs()) {
          found += config.equals(catalog.findById(config.id())) ? 1 : 0;
        }
        return found;
      }
    }
  }

  private static Set<Thread> left(Set<Thread> before) {
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    left.removeIf(ClassLoaderCycles::belongsToTheJdk);
    return left;
  }

  /** Threads that the JDK starts for all virtual threads, and keeps. */
  private static boolean belongsToTheJdk(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && JDK_GROUPS.contains(group.getName());
  }

  private static long kept(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().filter(loader -> loader.get() != null).count();
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(otherwise);
    }
  }
}
