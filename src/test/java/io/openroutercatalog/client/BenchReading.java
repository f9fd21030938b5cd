package io.openroutercatalog.client;

import okio.Buffer;

/** Lets the benchmarks read a body as a fetch does, without the request. */
public final class BenchReading {
  private static final long NO_LIMIT = 1L << 40;

  private BenchReading() {}

  /** {@return the rows of a body that came in} */
  public static ModelsAnswer read(Buffer body) {
    ModelsReader reader = new ModelsReader(Integer.MAX_VALUE, NO_LIMIT);
    return switch (AnswerJson.read(body, reader::readPage)) {
      case FetchOutcome.Answer<ModelsReader.Page> page -> reader.answer();
      case FetchOutcome.Failed<ModelsReader.Page>(var error) ->
          throw new IllegalStateException(error.message());
    };
  }
}
