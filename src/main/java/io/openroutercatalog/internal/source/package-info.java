/** What a fetch gives: outcomes, lists, fingerprints. Knows no HTTP. Not API. */
package io.openroutercatalog.internal.source;
