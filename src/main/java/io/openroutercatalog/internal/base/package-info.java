/** Small helpers that use no other package: ordered maps, JSON values, clean text. Not API. */
package io.openroutercatalog.internal.base;
