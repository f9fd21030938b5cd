package io.openroutercatalog.model;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a model reasons, as OpenRouter states it. A value that it does not state is null or empty.
 *
 * @param mandatory whether reasoning cannot be switched off
 * @param onByDefault whether it reasons where a request does not say
 * @param efforts the levels that a request may ask for, such as {@code high}, in the order sent
 * @param defaultEffort the level where a request does not say
 * @param maxTokens whether a request may limit the tokens of reasoning
 */
public record ReasoningOptions(
    @Nullable Boolean mandatory,
    @Nullable Boolean onByDefault,
    List<String> efforts,
    @Nullable String defaultEffort,
    @Nullable Boolean maxTokens) {

  /** Copies the list. */
  public ReasoningOptions {
    efforts = List.copyOf(Objects.requireNonNull(efforts, "efforts"));
  }
}
