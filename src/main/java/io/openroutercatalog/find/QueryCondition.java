package io.openroutercatalog.find;

import java.util.Locale;

/**
 * A part of a {@link ModelQuery} that a config has to meet; in the order in which they are tried.
 */
public enum QueryCondition {
  /** The kind is the one that is asked for: chat, unless another is. */
  KIND,
  /** The tier is the one that is asked for. */
  TIER,
  /** The model is not known to be down. */
  HEALTH,
  /** The author of the model is one of those that are asked for. */
  AUTHOR,
  /** The text occurs in the model's id or name. */
  TEXT,
  /** The context is large enough. */
  CONTEXT,
  /** The longest completion is large enough. */
  OUTPUT,
  /** All parameters are supported. */
  PARAMETERS,
  /** All inputs are accepted. */
  INPUTS,
  /** The price of a prompt token is known and low enough. */
  PROMPT_PRICE,
  /** The price of a completion token is known and low enough. */
  COMPLETION_PRICE,
  /** The quality is good enough. */
  SCORE,
  /** A router may spread load over it. */
  ROUTER_POOL,
  /** The model is not announced to end before the day that is asked for. */
  EXPIRATION;

  /** {@return the name in JSON and on the command line, such as {@code prompt_price}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
