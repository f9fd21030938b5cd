/**
 * What OpenRouter itself says of a model: its row in the list, its id, and the endpoints that serve
 * it.
 */
@NullMarked
package io.openroutercatalog.model;

import org.jspecify.annotations.NullMarked;
