/**
 * Values to decisions: the pure rules that turn models into configs. Knows neither HTTP nor threads
 * nor clocks. Not API.
 */
package io.openroutercatalog.generate;
