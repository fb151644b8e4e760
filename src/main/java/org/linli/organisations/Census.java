package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.springframework.stereotype.Service;

/** Counts which kinds of organisations stand in which community, and whose head seat nobody holds. Public facts only. */
@Service
public class Census {
    private final CensusStore store;
    private final Catalogue catalogue;
    private final Clock clock;

    Census(CensusStore store, Catalogue catalogue, Clock clock) {
        this.store = store;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /**
     * How many of a kind stand at a place, the places below a community counted as that community.
     *
     * @param headless those of them whose head seat nobody holds today
     */
    public record Standing(PlaceCode place, String kind, long bodies, long headless) {}

    /** What stands today at {@code within} and below. */
    public List<Standing> standing(District district, PlaceCode within) {
        return store.standing(district, within, heads(), headed(), LocalDate.now(clock));
    }

    /**
     * How many hold an office at an organisation.
     *
     * @param held today
     * @param ends the first day on which one of them no longer does; null until further notice, or where nobody holds it
     * @param ended the newest of such days that have passed
     */
    public record Held(
            OrganisationId organisation,
            Office office,
            long held,
            @Nullable LocalDate ends,
            @Nullable LocalDate ended) {}

    /** The offices that somebody holds or held at any of {@code organisations}, in the order of the offices. */
    public List<Held> held(District district, Collection<OrganisationId> organisations) {
        var order = List.copyOf(catalogue.offices().keySet());
        return store.held(district, organisations, LocalDate.now(clock)).stream()
                .sorted(Comparator.comparingInt(
                        held -> order.indexOf(held.office().code())))
                .toList();
    }

    /** The head seats that one of {@code kind} has. */
    public List<Office> headsOf(String kind) {
        return officesOf(kind).stream().filter(Office::isHead).toList();
    }

    /** The offices that can be held at one of {@code kind}. */
    public List<Office> officesOf(String kind) {
        return catalogue.offices().values().stream()
                .filter(office -> office.kinds().contains(kind))
                .toList();
    }

    private Set<String> heads() {
        return catalogue.offices().values().stream()
                .filter(Office::isHead)
                .map(Office::code)
                .collect(Collectors.toSet());
    }

    private Set<String> headed() {
        return catalogue.offices().values().stream()
                .filter(Office::isHead)
                .flatMap(office -> office.kinds().stream())
                .collect(Collectors.toSet());
    }
}
