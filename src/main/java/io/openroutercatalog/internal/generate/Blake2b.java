package io.openroutercatalog.internal.generate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The hash function BLAKE2b without a key, any digest length from 1 to 64 bytes. Source: RFC 7693.
 * Allocates only the digests. Not thread-safe.
 */
public final class Blake2b {
  private static final int BLOCK_BYTES = 128;
  private static final int ROUNDS = 12;

  /** RFC 7693 2.6: the initialisation vector is that of SHA-512. */
  private static final long[] IV = {
    0x6a09e667f3bcc908L, 0xbb67ae8584caa73bL, 0x3c6ef372fe94f82bL, 0xa54ff53a5f1d36f1L,
    0x510e527fade682d1L, 0x9b05688c2b3e6c1fL, 0x1f83d9abfb41bd6bL, 0x5be0cd19137e2179L
  };

  /** RFC 7693 2.7: the order of message words in each round; rounds 10 and 11 repeat 0 and 1. */
  private static final byte[][] SIGMA = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}
  };

  private static final VarHandle LITTLE_ENDIAN =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final long[] state = new long[8];
  private final long[] m = new long[16];
  private final long[] v = new long[16];
  private final byte[] block = new byte[BLOCK_BYTES];

  /**
   * Computes a digest.
   *
   * @param digestBytes the length of the digest, 1 to 64; part of what is hashed, so a short digest
   *     is no prefix of a long one
   * @throws IllegalArgumentException if the digest length is another one
   */
  public byte[] hash(byte[] input, int digestBytes) {
    if (digestBytes < 1 || digestBytes > 64) {
      throw new IllegalArgumentException("digestBytes must be from 1 to 64, was " + digestBytes);
    }
    System.arraycopy(IV, 0, state, 0, 8);
    state[0] ^= 0x01010000L ^ digestBytes; // RFC 7693 2.5: fan-out 1, depth 1, no key.
    int done = 0;
    while (input.length - done > BLOCK_BYTES) {
      System.arraycopy(input, done, block, 0, BLOCK_BYTES);
      done += BLOCK_BYTES;
      compress(done, false);
    }
    int rest = input.length - done;
    Arrays.fill(block, (byte) 0);
    System.arraycopy(input, done, block, 0, rest);
    compress(input.length, true);
    return digest(digestBytes);
  }

  private byte[] digest(int digestBytes) {
    byte[] digest = new byte[digestBytes];
    for (int i = 0; i < digestBytes; i++) {
      digest[i] = (byte) (state[i >> 3] >>> (8 * (i & 7)));
    }
    return digest;
  }

  private void compress(long bytesSoFar, boolean last) {
    for (int i = 0; i < 16; i++) {
      m[i] = (long) LITTLE_ENDIAN.get(block, i * 8);
    }
    System.arraycopy(state, 0, v, 0, 8);
    System.arraycopy(IV, 0, v, 8, 8);
    v[12] ^= bytesSoFar;
    if (last) {
      v[14] = ~v[14];
    }
    for (int round = 0; round < ROUNDS; round++) {
      byte[] s = SIGMA[round % SIGMA.length];
      mix(0, 4, 8, 12, m[s[0]], m[s[1]]);
      mix(1, 5, 9, 13, m[s[2]], m[s[3]]);
      mix(2, 6, 10, 14, m[s[4]], m[s[5]]);
      mix(3, 7, 11, 15, m[s[6]], m[s[7]]);
      mix(0, 5, 10, 15, m[s[8]], m[s[9]]);
      mix(1, 6, 11, 12, m[s[10]], m[s[11]]);
      mix(2, 7, 8, 13, m[s[12]], m[s[13]]);
      mix(3, 4, 9, 14, m[s[14]], m[s[15]]);
    }
    for (int i = 0; i < 8; i++) {
      state[i] ^= v[i] ^ v[i + 8];
    }
  }

  private void mix(int a, int b, int c, int d, long x, long y) {
    v[a] += v[b] + x;
    v[d] = Long.rotateRight(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = Long.rotateRight(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = Long.rotateRight(v[b] ^ v[c], 63);
  }
}
