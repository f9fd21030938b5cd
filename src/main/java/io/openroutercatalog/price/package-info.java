/**
 * What a model costs, as exact decimals: the prices that OpenRouter states, and the conditions
 * under which other prices replace them.
 */
@NullMarked
package io.openroutercatalog.price;

import org.jspecify.annotations.NullMarked;
