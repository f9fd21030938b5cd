package io.openroutercatalog.internal.explain;

import io.openroutercatalog.CatalogSnapshot;
import io.openroutercatalog.internal.health.KnownHealth;
import io.openroutercatalog.model.ModelEndpoints;
import io.openroutercatalog.model.ModelRow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an explanation goes by, at one moment.
 *
 * @param snapshot what is served
 * @param rows the rows of the list that it was made from
 * @param ids the ids of models that are remembered, by model id
 * @param health the last good health, by model id
 * @param held the ids of models whose price of zero is not believed yet
 * @param outdated since when models are missing that look-ups do not find any more, by model id
 * @param endpoints gives the endpoints of a model that are known, by its id
 * @param askedNext gives when a model is asked for its health, by its id; null if that is not
 *     planned for it alone
 * @param now the time
 */
public record Evidence(
    CatalogSnapshot snapshot,
    List<ModelRow> rows,
    Map<String, Integer> ids,
    Map<String, KnownHealth> health,
    Set<String> held,
    Map<String, Instant> outdated,
    Function<String, @Nullable ModelEndpoints> endpoints,
    Function<String, @Nullable Instant> askedNext,
    Instant now) {}
