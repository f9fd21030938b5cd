/**
 * What calls cost: the counts of a call, the amount they come to by the prices that are known, and
 * the most that they can come to. {@code docs/cost.md} has the rule and its evidence.
 */
@NullMarked
package io.openroutercatalog.cost;

import org.jspecify.annotations.NullMarked;
