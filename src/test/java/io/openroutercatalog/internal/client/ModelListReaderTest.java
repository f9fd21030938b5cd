package io.openroutercatalog.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import io.openroutercatalog.ExclusionReason;
import io.openroutercatalog.internal.json.TolerantJson;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.internal.source.ModelList.SkippedRow;
import io.openroutercatalog.model.ModelRow;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is reported of skipped rows. */
class ModelListReaderTest {
  private static ModelList read(String rows) throws IOException {
    ModelListReader reader = new ModelListReader(100, 1 << 20, false);
    try (JsonParser parser = TolerantJson.FACTORY.createParser("{\"data\":[" + rows + "]}")) {
      reader.readPage(parser);
    }
    return reader.list();
  }

  @Test
  void a_skipped_row_is_reported_with_its_cleaned_id_or_its_position() throws IOException {
    ModelList answer =
        read("5,{\"id\":\"a/b\"},{},{\"id\":\"a\\nb\"},{\"id\":\"a/b\"},{\"id\":null}");
    assertThat(answer.models()).extracting(ModelRow::id).containsExactly("a/b");
    assertThat(answer.skipped())
        .containsExactly(
            new SkippedRow(ExclusionReason.ROW_NOT_OBJECT, "row 1"),
            new SkippedRow(ExclusionReason.ID_MISSING, "row 3"),
            new SkippedRow(ExclusionReason.ID_MALFORMED, "a?b"),
            new SkippedRow(ExclusionReason.DUPLICATE, "a/b"),
            new SkippedRow(ExclusionReason.ID_MISSING, "row 6"));
    assertThat(answer.brokenRows())
        .isEqualTo(
            Map.of(
                ExclusionReason.ROW_NOT_OBJECT, 1,
                ExclusionReason.ID_MISSING, 2,
                ExclusionReason.ID_MALFORMED, 1,
                ExclusionReason.DUPLICATE, 1));
  }

  @Test
  void the_first_twenty_skipped_rows_are_reported_and_all_are_counted() throws IOException {
    ModelList answer = read(String.join(",", Collections.nCopies(30, "null")));
    assertThat(answer.skipped()).hasSize(20);
    assertThat(answer.brokenRows()).isEqualTo(Map.of(ExclusionReason.ROW_NOT_OBJECT, 30));
  }
}
