package io.openroutercatalog.internal.engine;

import io.openroutercatalog.CatalogError;
import io.openroutercatalog.internal.log.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failed attempt, as the log tells of it: in the text, since many logs show nothing else, and as
 * key-value pairs.
 *
 * @param task what failed
 * @param error why
 * @param hasOld whether there is something old to serve in its place
 * @param next how long until the next attempt in the background, or null if none is set
 * @param facts what else is known
 */
record Failure(
    Task task, CatalogError error, boolean hasOld, @Nullable Duration next, List<Fact> facts) {

  /** What can fail. */
  enum Task {
    LIST("list_loaded", "catalogue loaded", "list_failed", "catalogue refresh failed", "list"),
    HEALTH("health_measured", "health measured", "health_failed", "health pass degraded", "health");

    final String successEvent;
    final String success;
    final String failureEvent;
    final String failure;
    private final String data;

    Task(String successEvent, String success, String failureEvent, String failure, String data) {
      this.successEvent = successEvent;
      this.success = success;
      this.failureEvent = failureEvent;
      this.failure = failure;
      this.data = data;
    }
  }

  /** {@return what it means for those who ask the catalogue} */
  String consequence() {
    return hasOld ? "the last good " + task.data + " stays" : "there is no " + task.data + " yet";
  }

  /**
   * {@return kind, status, host, message and next attempt, in one line}
   *
   * @param host whose answer failed
   */
  String description(String host) {
    return error.kind()
        + (error.httpStatus() == null ? "" : " " + error.httpStatus())
        + " from "
        + host
        + " ("
        + error.message()
        + "), "
        + (next == null ? "no next attempt" : "next attempt in " + next.toSeconds() + " s");
  }

  /**
   * {@return all of it}
   *
   * @param host whose answer failed
   */
  List<Fact> pairs(String host) {
    List<Fact> pairs = new ArrayList<>();
    pairs.add(new Fact("kind", error.kind()));
    if (error.httpStatus() != null) {
      pairs.add(new Fact("status", error.httpStatus()));
    }
    pairs.add(new Fact("host", host));
    pairs.add(new Fact("error", error.message()));
    if (next != null) {
      pairs.add(new Fact("next_attempt_seconds", next.toSeconds()));
    }
    pairs.addAll(facts);
    return pairs;
  }
}
