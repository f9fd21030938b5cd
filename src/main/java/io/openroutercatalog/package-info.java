/**
 * The catalogue of the LLMs an application can use through OpenRouter. Start with {@link
 * io.openroutercatalog.CatalogService} and {@link io.openroutercatalog.CatalogSettings}; the
 * catalogue consists of {@link io.openroutercatalog.LlmConfig}s.
 *
 * <p>"The reference" is the Python service that this library comes from. Its rules are reproduced
 * exactly, except where {@link io.openroutercatalog.CatalogPolicy} says otherwise.
 *
 * <p>Null is allowed only where a type says {@code @Nullable}.
 */
@NullMarked
package io.openroutercatalog;

import org.jspecify.annotations.NullMarked;
