/**
 * Chooses a config for a thread, the same one in all processes: {@link
 * io.openroutercatalog.choose.AutoSelector}. {@code docs/choosing.md} has the rule.
 */
@NullMarked
package io.openroutercatalog.choose;

import org.jspecify.annotations.NullMarked;
