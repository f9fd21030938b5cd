package io.openroutercatalog.avoid;

import java.time.Instant;

/**
 * A time in which something is not to be called.
 *
 * @param until when it ends; from then on it may be called again
 * @param why a word for people and logs, such as {@code 429}, {@code no_response}, {@code asked}
 */
public record CoolDown(Instant until, String why) {}
