package io.openroutercatalog.model;

import io.openroutercatalog.price.Pricing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One good row of the models answer: what the catalogue uses of it. Null or empty where the row
 * states nothing usable.
 *
 * @param id well-formed, see {@link ModelId}
 * @param created Unix seconds
 * @param contextLength tokens, not negative
 * @param outputModalities null where unknown, or where an entry is no text
 * @param expirationDate null too where upstream says "no date"
 * @param alias whether the row points to another one
 */
public record ModelRow(
    String id,
    @Nullable String name,
    @Nullable String canonicalSlug,
    @Nullable Long created,
    @Nullable Long contextLength,
    @Nullable Long maxCompletionTokens,
    List<String> inputModalities,
    @Nullable List<String> outputModalities,
    List<String> supportedParameters,
    Pricing pricing,
    @Nullable LocalDate expirationDate,
    boolean alias) {

  /** {@return the part of the id before the "/", without an alias's "~"} */
  public String provider() {
    return ModelId.provider(id);
  }
}
