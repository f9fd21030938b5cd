package io.openroutercatalog.choose;

import io.openroutercatalog.find.ModelQuery;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a thread asks for: a conversation, a session, whatever should keep its model. Immutable and
 * safe for use by many threads.
 */
public final class SelectionRequest {
  private final String thread;
  private final @Nullable Integer pinned;
  private final Set<Integer> excluded;
  private final boolean premiumEntitled;
  private final boolean freeOnly;
  private final ModelQuery requirements;

  private SelectionRequest(
      String thread,
      @Nullable Integer pinned,
      Set<Integer> excluded,
      boolean premiumEntitled,
      boolean freeOnly,
      ModelQuery requirements) {
    this.thread = thread;
    this.pinned = pinned;
    this.excluded = excluded;
    this.premiumEntitled = premiumEntitled;
    this.freeOnly = freeOnly;
    this.requirements = requirements;
  }

  /**
   * A request with premium entitlement and nothing else.
   *
   * @param thread the name of the thread; the same name gives the same config as long as the
   *     candidates are the same
   * @return the request
   */
  public static SelectionRequest forThread(String thread) {
    Objects.requireNonNull(thread, "thread");
    return new SelectionRequest(thread, null, Set.of(), true, false, ModelQuery.all());
  }

  /** {@return the same for a thread with a number, which stands for its decimal text} */
  public static SelectionRequest forThread(long thread) {
    return forThread(Long.toString(thread));
  }

  /**
   * Pins a config, which is kept as long as it can be used.
   *
   * @param id of the config, as the application stored it, or null for none
   * @return a copy with it
   */
  public SelectionRequest pinned(@Nullable Integer id) {
    return new SelectionRequest(thread, id, excluded, premiumEntitled, freeOnly, requirements);
  }

  /**
   * Excludes configs, such as those that were tried before; replaces those excluded before.
   *
   * @param ids of the configs
   * @return a copy with it
   */
  public SelectionRequest excluding(Collection<Integer> ids) {
    return new SelectionRequest(
        thread, pinned, Set.copyOf(ids), premiumEntitled, freeOnly, requirements);
  }

  /** {@return the same for some ids} */
  public SelectionRequest excluding(Integer... ids) {
    return excluding(List.of(ids));
  }

  /** {@return a copy for a user without premium entitlement: only free models are chosen} */
  public SelectionRequest withoutPremium() {
    return new SelectionRequest(thread, pinned, excluded, false, freeOnly, requirements);
  }

  /** {@return a copy that insists on a free model, for the pinned one as well} */
  public SelectionRequest freeOnly() {
    return new SelectionRequest(thread, pinned, excluded, premiumEntitled, true, requirements);
  }

  /**
   * States what the config has to meet; replaces what was stated before.
   *
   * @param query whose order does not count
   * @return a copy with it
   */
  public SelectionRequest requiring(ModelQuery query) {
    Objects.requireNonNull(query, "query");
    return new SelectionRequest(thread, pinned, excluded, premiumEntitled, freeOnly, query);
  }

  String thread() {
    return thread;
  }

  @Nullable Integer pinned() {
    return pinned;
  }

  boolean excludes(int id) {
    return !excluded.isEmpty() && excluded.contains(id);
  }

  boolean isFreeOnly() {
    return freeOnly;
  }

  boolean isPremiumAllowed() {
    return premiumEntitled && !freeOnly;
  }

  ModelQuery requirements() {
    return requirements;
  }

  /** {@return what was asked for, without the thread's name, which may identify a user} */
  @Override
  public String toString() {
    return "SelectionRequest[pinned "
        + pinned
        + ", excluded "
        + excluded.size()
        + (freeOnly ? ", free only" : premiumEntitled ? "" : ", without premium")
        + ", "
        + requirements
        + "]";
  }
}
