package io.openroutercatalog.model;

import org.jspecify.annotations.Nullable;

/**
 * How a model did in the benchmarks of Artificial Analysis, as OpenRouter repeats them. An index
 * that is not stated is null. Immutable.
 *
 * @param intelligence the index of intelligence, of which more is better; from 0 to about 100
 * @param coding the index of coding, on a scale of its own
 * @param agentic the index of agentic work, on a scale of its own
 */
public record Benchmarks(
    @Nullable Double intelligence, @Nullable Double coding, @Nullable Double agentic) {}
