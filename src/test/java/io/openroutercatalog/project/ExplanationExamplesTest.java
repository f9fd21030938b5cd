package io.openroutercatalog.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.openroutercatalog.CatalogService;
import io.openroutercatalog.LlmConfig;
import io.openroutercatalog.avoid.CoolDowns;
import io.openroutercatalog.explain.ExplainedLife;
import io.openroutercatalog.explain.Explanation;
import io.openroutercatalog.explain.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The explanations on docs/explaining.md are those that the library prints. */
class ExplanationExamplesTest {
  private static final String PAGE = "docs/explaining.md";

  @Test
  void the_page_shows_what_the_library_prints() throws IOException {
    List<String> shown =
        Pattern.compile("```text\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of(PAGE)))
            .results()
            .map(block -> block.group(1))
            .toList();
    ExplainedLife life = ExplainedLife.begin();

    assertThat(shown)
        .containsExactlyElementsOf(
            Stream.of(
                    "anthropic/claude-sonnet-4.5",
                    "vendor84/model-8047",
                    "openai/gpt-4.1",
                    "deepseek/deepseek-math",
                    "openai/gpt-6")
                .map(name -> life.explain(name).toText())
                .toList());
  }

  @Test
  void the_example_runs() throws IOException {
    assertThat(Documents.javaBlocks(PAGE))
        .containsExactly(Documents.region(ExplanationExamplesTest.class, "explain"));
    LlmConfig config = LlmConfig.builder().id(-1).provider("P").modelName("a/b").build();
    try (CatalogService catalog = CatalogService.of(List.of(config))) {
      CoolDowns coolDowns = CoolDowns.of(catalog);
      String nameOrId = "a/b";
      // [explain
      Explanation explanation = catalog.explain(nameOrId).with(coolDowns);
      String forPeople = explanation.toText();
      String forMachines = explanation.toJson();
      boolean known = explanation.found() != Found.UNKNOWN;
      // explain]
      assertThat(forPeople).startsWith("a/b is listed as -1");
      assertThat(forMachines).startsWith("{\"query\":\"a/b\",\"found\":\"listed\"");
      assertThat(known).isTrue();
    }
  }
}
