/** The life of a catalogue: what is fetched, measured, published, kept and reported. Not API. */
package io.openroutercatalog.internal.engine;
