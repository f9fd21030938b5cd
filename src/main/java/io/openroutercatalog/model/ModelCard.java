package io.openroutercatalog.model;

import io.openroutercatalog.internal.base.OrderedMap;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What OpenRouter tells of a model beside what decides whether it can do a job. A value that it
 * does not state is null or empty. Immutable and safe for use by many threads.
 *
 * @param knowledgeCutoff the last day that its training data covers
 * @param huggingFaceId the id of its weights on Hugging Face, such as {@code zai-org/GLM-5.2}
 * @param moderated whether the main provider moderates requests
 * @param reasoning how it reasons, or null if it does not say
 * @param defaultParameters the values of request parameters where a request states none, such as
 *     {@code temperature}
 * @param description a text of some sentences; kept only where the settings ask for it
 * @param benchmarks how it did in benchmarks, or null if it does not say
 */
public record ModelCard(
    @Nullable LocalDate knowledgeCutoff,
    @Nullable String huggingFaceId,
    @Nullable Boolean moderated,
    @Nullable ReasoningOptions reasoning,
    Map<String, BigDecimal> defaultParameters,
    @Nullable String description,
    @Nullable Benchmarks benchmarks) {

  /** A card that states nothing. */
  public static final ModelCard NONE =
      new ModelCard(null, null, null, null, OrderedMap.copyOf(Map.of()), null, null);

  /** Copies the map. */
  public ModelCard {
    defaultParameters = OrderedMap.copyOf(defaultParameters);
  }
}
