package io.openroutercatalog.internal.client;

import io.openroutercatalog.internal.source.FetchOutcome;
import io.openroutercatalog.internal.source.ModelList;
import okio.Buffer;

/** Lets the benchmarks read a body as a fetch does, without the request. */
public final class BenchReading {
  private static final long NO_LIMIT = 1L << 40;

  private BenchReading() {}

  /** {@return the rows of a body} */
  public static ModelList read(Buffer body) {
    ModelListReader reader = new ModelListReader(Integer.MAX_VALUE, NO_LIMIT, false);
    return switch (AnswerParser.read(
        body, ModelListFetch.MOST_BYTES_WITH_NAME_TABLE, reader::readPage)) {
      case FetchOutcome.Answer<ModelListReader.Page> page -> reader.list();
      case FetchOutcome.Failed<ModelListReader.Page>(var error) ->
          throw new IllegalStateException(error.message());
    };
  }
}
