/** Endpoints to health, and health to quality. Not API. */
package io.openroutercatalog.internal.health;
