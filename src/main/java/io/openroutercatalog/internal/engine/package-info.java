/**
 * The life of a catalogue: what is fetched, measured, published, kept between runs and reported.
 * Not API.
 */
package io.openroutercatalog.internal.engine;
