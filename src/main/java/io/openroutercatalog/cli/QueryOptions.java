package io.openroutercatalog.cli;

import io.openroutercatalog.BillingTier;
import io.openroutercatalog.ModelKind;
import io.openroutercatalog.find.ModelQuery;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a model must have to be listed or picked. */
final class QueryOptions {
  @Option(names = "--tier", paramLabel = "TIER", description = "Only free or premium models.")
  private @Nullable BillingTier tier;

  @Option(
      names = "--author",
      paramLabel = "NAME",
      split = ",",
      description = "Only models of these authors, such as openai,qwen.")
  private @Nullable List<String> authors;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "Models for chat, or image for those that make images (setting image_configs).")
  private @Nullable ModelKind kind;

  @Option(
      names = "--search",
      paramLabel = "TEXT",
      description = "Only models with this text in their id or name, ignoring case.")
  private @Nullable String search;

  @Option(
      names = "--requires",
      paramLabel = "NAME",
      split = ",",
      description = "Only models that support all of these request parameters.")
  private @Nullable List<String> parameters;

  @Option(
      names = "--input",
      paramLabel = "KIND",
      split = ",",
      description = "Only models that accept all of these inputs, such as image,file.")
  private @Nullable List<String> inputs;

  @Option(
      names = "--min-context",
      paramLabel = "N",
      description = "Only models with a context of at least N tokens.")
  private @Nullable Long leastContext;

  @Option(
      names = "--min-output",
      paramLabel = "N",
      description = "Only models whose completion may have N tokens.")
  private @Nullable Long leastOutput;

  @Option(
      names = "--max-prompt",
      paramLabel = "USD",
      description = "Only models whose prompt costs at most this for a million tokens.")
  private @Nullable BigDecimal mostForPrompt;

  @Option(
      names = "--max-completion",
      paramLabel = "USD",
      description = "Only models whose completion costs at most this for a million tokens.")
  private @Nullable BigDecimal mostForCompletion;

  @Option(
      names = "--min-score",
      paramLabel = "N",
      description = "Only models with a score of at least N, 0 to 100.")
  private @Nullable Integer leastScore;

  @Option(names = "--healthy", description = "No models that are known to be down.")
  private boolean healthy;

  @Option(
      names = "--lives-until",
      paramLabel = "DAY",
      description = "No models that are announced to end before this day, such as 2027-01-31.")
  private @Nullable LocalDate servedUntil;

  /** {@return the query that the options state} */
  ModelQuery query() {
    ModelQuery query = healthy ? ModelQuery.all().healthy() : ModelQuery.all();
    query = with(query, "--kind", kind, ModelQuery::ofKind);
    query = with(query, "--tier", tier, ModelQuery::tier);
    query = with(query, "--author", array(authors), ModelQuery::by);
    query = with(query, "--search", search, ModelQuery::containing);
    query = with(query, "--requires", array(parameters), ModelQuery::supporting);
    query = with(query, "--input", array(inputs), ModelQuery::accepting);
    query = with(query, "--min-context", leastContext, ModelQuery::contextAtLeast);
    query = with(query, "--min-output", leastOutput, ModelQuery::outputAtLeast);
    query = with(query, "--max-prompt", mostForPrompt, ModelQuery::promptPriceAtMost);
    query = with(query, "--max-completion", mostForCompletion, ModelQuery::completionPriceAtMost);
    query = with(query, "--min-score", leastScore, ModelQuery::scoreAtLeast);
    return with(query, "--lives-until", servedUntil, ModelQuery::servedUntil);
  }

  private static String @Nullable [] array(@Nullable List<String> texts) {
    return texts == null ? null : texts.toArray(String[]::new);
  }

  private static <T> ModelQuery with(
      ModelQuery query,
      String option,
      @Nullable T value,
      BiFunction<ModelQuery, T, ModelQuery> part) {
    try {
      return value == null ? query : part.apply(query, value);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(CommandFailure.WRONG_USAGE, option + ": " + e.getMessage());
    }
  }
}
