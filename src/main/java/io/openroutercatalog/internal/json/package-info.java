/** Reads and writes JSON safely, whatever its content. Not API. */
package io.openroutercatalog.internal.json;
