/** Finds out what an explanation says; pure. */
@org.jspecify.annotations.NullMarked
package io.openroutercatalog.internal.explain;
