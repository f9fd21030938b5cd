/** Reads and writes JSON safely, whatever it holds. Not API. */
package io.openroutercatalog.internal.json;
