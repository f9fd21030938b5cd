/**
 * Why a model is listed or not, has its id, its tier, its score and its health: {@link
 * io.openroutercatalog.CatalogService#explain(String)} gives an {@link
 * io.openroutercatalog.explain.Explanation}, as text for people and as JSON for machines.
 */
@NullMarked
package io.openroutercatalog.explain;

import org.jspecify.annotations.NullMarked;
