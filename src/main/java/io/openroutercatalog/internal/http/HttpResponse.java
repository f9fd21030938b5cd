package io.openroutercatalog.internal.http;

import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A complete response with status 200, or 304 to a request with the ETag of what is known.
 *
 * @param tag the {@code ETag}, or null where there is none that could be sent back
 */
public record HttpResponse(boolean notModified, Buffer body, @Nullable String tag) {}
