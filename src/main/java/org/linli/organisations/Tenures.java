package org.linli.organisations;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.stereotype.Service;

/** From when to when which kinds of organisations stood where, and which offices were held for which places; never by whom. */
@Service
public class Tenures {
    private final TenureStore store;

    Tenures(TenureStore store) {
        this.store = store;
    }

    /**
     * Something that stood at a place, or was held for it.
     *
     * @param code the kind of organisation, or the office
     * @param to the first day on which it did not any more; null until further notice
     */
    public record Tenure(
            PlaceCode place,
            String code,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** When organisations of {@code kinds} stood at {@code within} and below, as far as is known. */
    public List<Tenure> stood(District district, PlaceCode within, Collection<String> kinds) {
        return kinds.isEmpty() ? List.of() : store.stood(district, within, kinds);
    }

    /** When {@code offices} were held for places at {@code within} and below; terms to come too. */
    public List<Tenure> held(District district, PlaceCode within, Collection<String> offices) {
        return offices.isEmpty() ? List.of() : store.held(district, within, offices);
    }
}
