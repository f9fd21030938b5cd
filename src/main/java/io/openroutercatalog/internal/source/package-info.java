/** The results of a fetch: outcomes, lists, fingerprints. Independent of HTTP. Not API. */
package io.openroutercatalog.internal.source;
