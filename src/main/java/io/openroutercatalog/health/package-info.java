/**
 * Decisions to better decisions: measures the health of models by their endpoints, and blends it
 * into the quality of configs. Not API.
 */
package io.openroutercatalog.health;
