/**
 * Small helpers that know nothing of the library: ordered maps, JSON values, clean text. Not API.
 */
package io.openroutercatalog.internal.base;
