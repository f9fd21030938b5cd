/** Rows to configs: filters, tiers, ids and scores, as pure functions. Not API. */
package io.openroutercatalog.internal.generate;
