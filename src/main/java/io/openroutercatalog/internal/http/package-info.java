/** Bounded GET requests, and the only place that sends the API key. Not API. */
package io.openroutercatalog.internal.http;
