package io.openroutercatalog.explain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a config came to its id.
 *
 * @param kind in short
 * @param claimed the id that follows from the name of the model; null for an operator's config
 * @param heldBy who has the ids from {@code claimed} down to the one it got; empty unless it was
 *     stepped
 */
public record IdOrigin(Kind kind, @Nullable Integer claimed, List<String> heldBy) {
  /** Copies the list. */
  public IdOrigin {
    heldBy = List.copyOf(heldBy);
  }

  /** How a config came to its id, in short. */
  public enum Kind {
    /** It follows from the name of the model. */
    HASH,
    /** Others had the id that follows from the name, so it is the next lower free one. */
    STEPPED,
    /** It was given earlier, when another id had to be taken, and is kept. */
    REMEMBERED,
    /** The operator stated it. */
    OPERATOR;

    /** {@return the name in JSON, such as {@code hash}} */
    public String jsonName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
