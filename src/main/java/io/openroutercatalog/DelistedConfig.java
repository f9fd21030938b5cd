package io.openroutercatalog;

import java.time.Instant;

/** A config whose model vanished from the list. */
record DelistedConfig(LlmConfig config, Instant since) {}
