package io.openroutercatalog.internal.http;

import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A complete reply with status 200, or 304 to a request with a validator.
 *
 * @param tag the {@code ETag}, or null where there is none that could be sent back
 */
public record HttpResponse(boolean notModified, Buffer body, @Nullable String tag) {}
