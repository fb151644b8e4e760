package org.linli.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Limit;
import org.linli.kernel.Words;

/**
 * A kind of matter: who answers, at which level, by when. Leaves of the catalogue; the nodes above them are
 * {@link Catalogue.Group}s.
 *
 * @param keywords what people write when they mean it
 * @param kind what sort of matter is filed here
 * @param unit the function that answers for it ({@code catalogue/units.csv})
 * @param limit until the answer
 * @param first until somebody has spoken to the reporter
 */
public record Category(
        String code,
        @Nullable String parent,
        Words name,
        List<String> keywords,
        Kind kind,
        Level level,
        String unit,
        Limit limit,
        Limit first,
        boolean urgent) {
    /** Takes a copy. */
    public Category {
        keywords = List.copyOf(keywords);
    }
}
