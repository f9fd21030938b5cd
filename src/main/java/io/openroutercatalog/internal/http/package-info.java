/** One guarded GET request; the only place that has the API key. Not API. */
package io.openroutercatalog.internal.http;
