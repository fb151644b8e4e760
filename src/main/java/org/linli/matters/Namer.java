package org.linli.matters;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Looks up the names of units and places that a page shows, all at once. */
@Component
class Namer {
    private final Organisations organisations;
    private final Places places;

    Namer(Organisations organisations, Places places) {
        this.organisations = organisations;
        this.places = places;
    }

    /** Names that were looked up; what has none is called by its code. */
    record Names(Map<OrganisationId, Organisation> units, Map<PlaceCode, Place> places) {
        Words unit(UUID id) {
            var unit = units.get(new OrganisationId(id));
            return unit == null ? new Words("", "") : unit.name();
        }

        @Nullable
        Words unitOrNull(@Nullable UUID id) {
            return id == null ? null : unit(id);
        }

        Words place(PlaceCode code) {
            var place = places.get(code);
            return place == null ? new Words(code.value(), code.value()) : place.words();
        }
    }

    Names of(District district, Collection<PlaceCode> codes, Collection<UUID> units) {
        return new Names(
                organisations.named(
                        district,
                        units.stream().distinct().map(OrganisationId::new).toList()),
                places.named(Set.copyOf(codes)));
    }

    /** What a list shows. */
    Names of(District district, List<Whole> some) {
        return of(
                district,
                some.stream()
                        .flatMap(
                                one -> List.of(
                                        one.matter().place(),
                                        PublicViews.coarse(one.matter().place()))
                                        .stream())
                        .collect(Collectors.toSet()),
                some.stream().map(one -> one.matter().hands().unit()).toList());
    }

    /** What a page with a timeline shows. */
    Names of(Whole one, List<Entry> entries) {
        var units = new HashSet<UUID>();
        units.add(one.matter().hands().unit());
        for (var entry : entries) {
            if (entry.unit() != null) {
                units.add(entry.unit());
            }
            if (entry.target() != null) {
                units.add(entry.target());
            }
        }
        units.add(one.matter().hands().first());
        var place = one.matter().place();
        return of(one.matter().district(), List.of(place, PublicViews.coarse(place)), units);
    }
}
