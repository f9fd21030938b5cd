package io.openroutercatalog.choose;

import io.openroutercatalog.LlmConfig;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to the question which config a thread should use. */
public sealed interface Selection {
  /** {@return the config to use, or null if there is none} */
  @Nullable LlmConfig config();

  /**
   * The pinned config is still good.
   *
   * @param config the pinned config
   */
  record Kept(LlmConfig config) implements Selection {}

  /**
   * No config was pinned.
   *
   * @param config the chosen one
   * @param poolSize how many stood to choose
   */
  record Chosen(LlmConfig config, int poolSize) implements Selection {}

  /**
   * Another config takes the place of the pinned one.
   *
   * @param config the chosen one
   * @param poolSize how many stood to choose
   * @param pin why the pinned one was not kept
   */
  record Replaced(LlmConfig config, int poolSize, LostPin pin) implements Selection {}

  /**
   * No config can be used.
   *
   * @param lost how many configs were lost to the first obstacle that was found for each
   * @param pin why the pinned one was not kept, or null if none was pinned
   */
  record None(Map<Obstacle, Integer> lost, @Nullable LostPin pin) implements Selection {
    /** Copies the map. */
    public None {
      lost = Map.copyOf(lost);
    }

    @Override
    public @Nullable LlmConfig config() {
      return null;
    }
  }

  /**
   * A pinned config that was not kept.
   *
   * @param id its id
   * @param why the first obstacle
   * @param delistedSince when its model was first missing from the list, or null if it is not
   *     delisted
   */
  record LostPin(int id, Obstacle why, @Nullable Instant delistedSince) {}
}
