package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Recent;
import org.linli.kernel.Scope;
import org.linli.kernel.Words;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names organisations, and finds the one that answers for something somewhere. {@link Bodies} keeps the register of them. */
@Service
public class Organisations {
    private final Recent<OrganisationId, Organisation> known = new Recent<>();
    private final OrganisationStore store;
    private final Bodies bodies;
    private final Catalogue catalogue;
    private final Clock clock;

    Organisations(OrganisationStore store, Bodies bodies, Catalogue catalogue, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * Adds an organisation that answers for {@code function}, by name alone, from today on. Fails as {@link Problem#INVALID} for a
     * function that {@code catalogue/units.csv} does not have or a name that is blank or too long, as {@link Problem#STATE} where
     * that function is taken at that place or the place is no more.
     */
    @Transactional
    public Organisation add(PlaceCode place, String function, Words name) {
        var unit = catalogue.functions().get(function);
        var kind = unit == null ? null : catalogue.answering(unit).orElse(null);
        if (kind == null) {
            throw Problem.INVALID.because(
                    "no such function: " + function, Map.of("function", "organisations.wrong.function"));
        }
        var status = kind.statuses().getFirst();
        return bodies.add(new Bodies.Opening(
                        place, kind.code(), function, null, LocalDate.now(clock), Particulars.of(name, status)))
                .organisation();
    }

    /** The organisation. Fails as {@link Problem#NOT_FOUND}. */
    public Organisation get(District district, OrganisationId id) {
        return store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + id));
    }

    /** The one with {@code function} at exactly {@code place}. */
    public Optional<Organisation> find(PlaceCode place, String function) {
        return store.nearest(place.district(), List.of(place), function);
    }

    /** The one with {@code function} at {@code at} or at the nearest place above it, up to the district. */
    public Optional<Organisation> answering(PlaceCode at, String function) {
        var places = new ArrayList<PlaceCode>();
        for (var place = Optional.of(at);
                place.isPresent() && place.get().value().length() >= PlaceCode.DISTRICT;
                place = place.get().parent()) {
            places.add(place.get());
        }
        return store.nearest(at.district(), places, function);
    }

    /** Those at {@code within} and below that answer for something, by place; at most {@code limit}. */
    public List<Organisation> list(District district, PlaceCode within, int limit) {
        return store.answering(district, within, limit);
    }

    /** Those in {@code scope} at {@code within} and below, by id, those after {@code after}. */
    public List<Organisation> list(Scope scope, PlaceCode within, @Nullable UUID after, int limit) {
        return store.list(scope, within, after, limit);
    }

    /** Those of {@code ids} that there are, to be named on a page: as they were at most five seconds ago. */
    public Map<OrganisationId, Organisation> named(District district, Collection<OrganisationId> ids) {
        return known.all(
                ids,
                missing -> store.of(district, missing).stream()
                        .collect(Collectors.toMap(Organisation::id, Function.identity())));
    }

    /** What units can be there for, in the order of the catalogue. */
    public List<UnitFunction> functions() {
        return List.copyOf(catalogue.functions().values());
    }
}
