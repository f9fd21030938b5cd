/** Stores that keep the last good list between two runs of an application. */
@NullMarked
package io.openroutercatalog.store;

import org.jspecify.annotations.NullMarked;
