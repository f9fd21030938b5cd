/** Requests to OpenRouter, and the tolerant reading of its answers. Not API. */
package io.openroutercatalog.internal.client;
