/** The way of every line to the log, which is foreign code. Not API. */
package io.openroutercatalog.internal.log;
