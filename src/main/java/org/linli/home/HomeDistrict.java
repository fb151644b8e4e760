package org.linli.home;

import java.util.List;
import org.linli.kernel.District;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** The district whose pages are shown where an address names none: the first in which anything happened. */
@Component
class HomeDistrict {
    private final Ledger ledger;
    private final Places places;

    HomeDistrict(Ledger ledger, Places places) {
        this.ledger = ledger;
        this.places = places;
    }

    /** Fails as {@link Problem#NOT_FOUND} on an installation without places. */
    District district() {
        return all().stream().findFirst().orElseThrow(() -> Problem.NOT_FOUND.because("no places yet"));
    }

    /** Every district with something to show; on a fresh installation, those whose places are known. */
    List<District> all() {
        var active = ledger.districts().stream()
                .filter(district -> places.find(district.place()).isPresent())
                .toList();
        return active.isEmpty() ? places.districts().stream().limit(50).toList() : active;
    }
}
