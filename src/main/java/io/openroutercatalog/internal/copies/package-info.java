/**
 * The cached copy of a catalogue, which is kept between runs: its value, its format, and its way to
 * the store and back. Not API.
 */
package io.openroutercatalog.internal.copies;
