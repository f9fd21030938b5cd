/**
 * Finds configs by what a job needs: {@link io.openroutercatalog.find.ModelQuery} and its order.
 * docs/finding.md shows how.
 */
@NullMarked
package io.openroutercatalog.find;

import org.jspecify.annotations.NullMarked;
