package io.openroutercatalog.bench;

import io.openroutercatalog.internal.generate.Blake2b;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The 6-byte digest of a model id. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Blake2bBenchmark {
  static final int DIGEST_BYTES = 6;
  private static final int INPUTS = 256;

  private final byte[][] ids =
      IntStream.range(0, INPUTS)
          .mapToObj(i -> ("anthropic/claude-sonnet-" + i).getBytes(StandardCharsets.UTF_8))
          .toArray(byte[][]::new);
  private final Blake2b ours = new Blake2b();
  private final Blake2bDigest theirs = new Blake2bDigest(DIGEST_BYTES * Byte.SIZE);
  private int at;

  @Benchmark
  public byte[] ours() {
    return ours.hash(next(), DIGEST_BYTES);
  }

  @Benchmark
  public byte[] bouncyCastle() {
    byte[] id = next();
    theirs.update(id, 0, id.length);
    byte[] hash = new byte[DIGEST_BYTES];
    theirs.doFinal(hash, 0); // Ready for the next then.
    return hash;
  }

  private byte[] next() {
    return ids[at++ & (INPUTS - 1)];
  }
}
