package io.openroutercatalog.internal.http;

import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A complete response with status 200, or with 304 if the request had an ETag.
 *
 * @param tag the {@code ETag}, or null if there is none that can be sent back
 */
public record HttpResponse(boolean notModified, Buffer body, @Nullable String tag) {}
