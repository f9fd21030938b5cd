/**
 * The cached copy of a catalogue: its value, its format, and its way to the store and back. Not
 * API.
 */
package io.openroutercatalog.internal.copies;
