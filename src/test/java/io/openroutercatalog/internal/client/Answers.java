package io.openroutercatalog.internal.client;

import io.openroutercatalog.CatalogError.Kind;
import io.openroutercatalog.internal.json.ValueInterner;
import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import io.openroutercatalog.model.Endpoint;
import java.util.List;
import java.util.Optional;
import okio.Buffer;

/** Reads responses like the client, but without a server. */
public final class Answers {
  private Answers() {}

  /** {@return the outcome of a list of one page} */
  public static FetchOutcome<ModelList> models(byte[] body) {
    return models(body, body.length);
  }

  /** {@return the same with the parser for long responses, which has no table of names} */
  public static FetchOutcome<ModelList> modelsWithoutNameTable(byte[] body) {
    return models(body, 0);
  }

  private static FetchOutcome<ModelList> models(byte[] body, long mostBytesWithNameTable) {
    ModelListReader reader = new ModelListReader(100_000, 32L << 20, false);
    return AnswerParser.read(new Buffer().write(body), mostBytesWithNameTable, reader::readPage)
        .then(
            page ->
                page.hasData()
                    ? new FetchOutcome.Answer<>(reader.list())
                    : FetchOutcome.failed(Kind.UNREADABLE, "no data"));
  }

  /** {@return the outcome of the endpoints of a model} */
  public static FetchOutcome<Optional<List<Endpoint>>> endpoints(byte[] body) {
    return endpoints(body, new ValueInterner());
  }

  /** {@return the same, sharing values with what the interner has read before} */
  public static FetchOutcome<Optional<List<Endpoint>>> endpoints(
      byte[] body, ValueInterner interner) {
    return AnswerParser.read(
        new Buffer().write(body), body.length, parser -> EndpointsReader.read(parser, interner));
  }
}
