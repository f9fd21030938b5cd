/**
 * Keeps an application away from models that just failed: {@link
 * io.openroutercatalog.avoid.CoolDowns}, to which it reports. {@code docs/choosing.md} has the
 * rules.
 */
@NullMarked
package io.openroutercatalog.avoid;

import org.jspecify.annotations.NullMarked;
