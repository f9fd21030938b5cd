package io.openroutercatalog.avoid;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Cool-downs in the memory of this process, 100,000 at most. Then those that have ended make room;
 * if none has, the first to end. Safe for use by many threads.
 */
public final class InMemoryCoolDowns implements CoolDownStore {
  private static final int MOST = 100_000;

  private final Map<CoolDownKey, CoolDown> byKey = new ConcurrentHashMap<>();

  /** Creates a store without cool-downs. */
  public InMemoryCoolDowns() {}

  @Override
  public @Nullable CoolDown find(CoolDownKey key) {
    return byKey.get(key);
  }

  @Override
  public void add(CoolDownKey key, CoolDown coolDown, Instant now) {
    if (byKey.size() >= MOST) {
      makeRoom(now);
    }
    byKey.merge(key, coolDown, (old, more) -> more.until().isAfter(old.until()) ? more : old);
  }

  private void makeRoom(Instant now) {
    byKey.values().removeIf(coolDown -> !coolDown.until().isAfter(now));
    if (byKey.size() >= MOST) {
      byKey.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().until()))
          .ifPresent(first -> byKey.remove(first.getKey(), first.getValue()));
    }
  }

  /** {@return a short form for logs} */
  @Override
  public String toString() {
    return "InMemoryCoolDowns[" + byKey.size() + "]";
  }
}
