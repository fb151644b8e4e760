package org.linli.open311;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Whom this endpoint serves: a {@code jurisdiction_id} is a district's code, needed only where there is more than one. */
@Component
class Jurisdictions {
    static final String NAME = "jurisdiction_id";

    private static final int SHOWN = 50;

    private final Ledger ledger;
    private final Places places;

    Jurisdictions(Ledger ledger, Places places) {
        this.ledger = ledger;
        this.places = places;
    }

    /** The district that was asked for, or the only one. Fails as {@link Problem#NOT_FOUND} or {@link Problem#INVALID}. */
    District demand(Params params) {
        return find(params)
                .or(this::only)
                .orElseThrow(
                        () -> Problem.INVALID.because("no jurisdiction_id", Map.of(NAME, "open311.need.jurisdiction")));
    }

    /** The district that was asked for, if one was. Fails as {@link Problem#NOT_FOUND} where there is no such one. */
    Optional<District> find(Params params) {
        return params.one(NAME).map(code -> {
            if (code.length() != PlaceCode.DISTRICT
                    || !PlaceCode.accepts(code)
                    || places.find(new PlaceCode(code)).isEmpty()) {
                throw Problem.NOT_FOUND.because("no such jurisdiction", Map.of(NAME, "open311.unknown.jurisdiction"));
            }
            return new District(code);
        });
    }

    private Optional<District> only() {
        var all = served();
        return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** Where anything ever happened; on a fresh installation, where places are known. */
    private List<District> served() {
        var active = ledger.districts().stream()
                .filter(district -> places.find(district.place()).isPresent())
                .toList();
        return active.isEmpty() ? places.districts().stream().limit(SHOWN).toList() : active;
    }
}
