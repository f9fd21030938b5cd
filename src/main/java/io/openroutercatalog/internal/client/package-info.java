/** Requests to OpenRouter, and the tolerant reading of its responses. Not API. */
package io.openroutercatalog.internal.client;
