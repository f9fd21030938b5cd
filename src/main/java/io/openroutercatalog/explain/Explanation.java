package io.openroutercatalog.explain;

import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDown;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.internal.base.OrderedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a catalogue knows of one name or id, and why. Immutable and safe for use by many
 * threads.
 *
 * @param query the name or the id that was asked for
 * @param found what became of it
 * @param id of the config; null if there is and was none
 * @param modelName the id of the model; null if nothing is known of it
 * @param leftOut all reasons against its row; empty if there are none, or a cached copy is served
 *     that does not know them
 * @param config the config and why it is what it is; null if there is and was none
 * @param coolDown not before when it is to be called again; null without one, or if {@link
 *     #with(CoolDowns)} was not called
 * @param delistedSince when its model was first missing; null if it is listed or was no config
 * @param replacement the listed config that can take its place; null if it is listed or there is
 *     none
 * @param overrides what the operator states of it, by the names of fields in JSON, {@code
 *     force_include} and {@code force_exclude} included; never a key
 * @param nearest the ids of models that may have been meant; empty unless nothing is known of it
 */
public record Explanation(
    String query,
    Found found,
    @Nullable Integer id,
    @Nullable String modelName,
    List<LeftOut> leftOut,
    @Nullable ConfigFacts config,
    @Nullable CoolDown coolDown,
    @Nullable Instant delistedSince,
    @Nullable LlmConfig replacement,
    Map<String, Object> overrides,
    List<String> nearest) {
  /** Copies the lists and the map. */
  public Explanation {
    leftOut = List.copyOf(leftOut);
    overrides = OrderedMap.copyOf(overrides);
    nearest = List.copyOf(nearest);
  }

  /** {@return this explanation with the cool-down of its config, if it has one} */
  public Explanation with(CoolDowns coolDowns) {
    return new Explanation(
        query,
        found,
        id,
        modelName,
        leftOut,
        config,
        config == null ? null : coolDowns.find(config.config()),
        delistedSince,
        replacement,
        overrides,
        nearest);
  }

  /** {@return what became of it, in a sentence or two} */
  public String summary() {
    return ExplanationText.summary(this);
  }

  /** {@return all of it for people, in lines of at most 80 characters} */
  public String toText() {
    return ExplanationText.of(this);
  }

  /** {@return all of it as a JSON object; what is not known is null} */
  public String toJson() {
    return ExplanationJson.of(this);
  }

  /** {@return the summary} */
  @Override
  public String toString() {
    return summary();
  }
}
