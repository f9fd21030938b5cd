/**
 * Which models have their health measured, how it is computed from their endpoints, and how it
 * changes configs. Not API.
 */
package io.openroutercatalog.internal.health;
