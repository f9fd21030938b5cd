package io.openroutercatalog;

import java.util.Locale;

/** What a config's model is for. Later versions may add kinds. */
public enum ModelKind {
  /** Conversations, and agents with tools. */
  CHAT,
  /** Making images; there are such configs only where {@code image_configs} is set. */
  IMAGE;

  /** {@return the name in JSON: {@code chat} or {@code image}} */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
