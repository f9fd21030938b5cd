package io.openroutercatalog.internal.client;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.Endpoint;
import java.util.List;
import java.util.Optional;
import okio.Buffer;

/** Reads answers as the client does, without a server between. */
public final class Answers {
  private Answers() {}

  /** {@return what a list of one page becomes} */
  public static FetchOutcome<ModelList> models(byte[] body) {
    return models(body, body.length);
  }

  /** {@return the same by the parser that reads long answers, without a table of names} */
  public static FetchOutcome<ModelList> modelsWithoutNameTable(byte[] body) {
    return models(body, 0);
  }

  private static FetchOutcome<ModelList> models(byte[] body, long mostBytesWithNameTable) {
    ModelListReader reader = new ModelListReader(100_000, 32L << 20);
    return AnswerJson.read(new Buffer().write(body), mostBytesWithNameTable, reader::readPage)
        .then(
            page ->
                page.hasData()
                    ? new FetchOutcome.Answer<>(reader.list())
                    : FetchOutcome.failed(Kind.UNREADABLE, "no data"));
  }

  /** {@return what the endpoints of a model become} */
  public static FetchOutcome<Optional<List<Endpoint>>> endpoints(byte[] body) {
    return AnswerJson.read(new Buffer().write(body), body.length, EndpointsReader::read);
  }
}
