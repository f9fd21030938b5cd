package io.openroutercatalog;

/**
 * The order in which an application that pins a conversation to a config on its own should prefer
 * configs: {@code A} before {@code B} before {@code C}.
 */
public enum AutoPinTier {
  /** Written by an operator. */
  A,
  /** Generated, premium. */
  B,
  /** Generated, free. */
  C
}
