package org.linli.registers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Scope;
import org.linli.people.People;
import org.linli.people.Person;
import org.linli.people.PersonErasure;
import org.linli.people.PersonHolds.Hold;
import org.linli.people.PersonMerges;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRow;
import org.linli.people.PersonSection;
import org.linli.people.Tie;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Puts together what the pages of the register of persons show, with names of places in the reader's language. */
@Component
class PersonViews {
    private static final int CHILDREN = 200;

    private final Places places;
    private final PersonRegister register;
    private final PersonMerges merges;
    private final PersonErasure erasure;
    private final PersonPosts posts;
    private final People people;

    PersonViews(
            Places places,
            PersonRegister register,
            PersonMerges merges,
            PersonErasure erasure,
            PersonPosts posts,
            People people) {
        this.places = places;
        this.register = register;
        this.merges = merges;
        this.erasure = erasure;
        this.posts = posts;
        this.people = people;
    }

    /** A place with its name, to click on. */
    record Spot(PlaceCode code, String name) {}

    /** A tie without its door. */
    record Building(String place, Tie tie, boolean holds) {}

    /** What a person's page shows without a look. */
    record View(
            PersonRow row,
            String place,
            int version,
            boolean child,
            @Nullable PersonRow guardian,
            List<Merged> merged,
            PersonSection posts,
            List<Hold> holds) {}

    /** A record that was merged into this one; {@code last} can be taken back. */
    record Merged(UUID id, Instant at, String by, boolean last) {}

    View view(Staff staff, PersonRow row, Person person, LocalDate today, Lang lang) {
        var district = staff.district();
        var list = merges.list(district, row.id());
        var names = people.names(
                district, list.stream().map(merge -> merge.by()).distinct().toList());
        var merged = list.stream()
                .map(merge -> new Merged(
                        merge.id(),
                        merge.at(),
                        names.getOrDefault(merge.by(), ""),
                        merge.id().equals(list.getFirst().id())))
                .toList();
        var guardian = person.guardian() == null
                ? null
                : register.find(district, person.guardian())
                        .map(found -> new PersonRow(found.id(), found.contact().name(), found.place()))
                        .orElse(null);
        return new View(
                row,
                row.place() == null ? "" : path(row.place(), lang),
                person.version(),
                person.needsGuardian(today),
                guardian,
                merged,
                posts.section(district, people.ids(district, row.id()), lang),
                erasure.holds(district, row.id()));
    }

    /** Where {@code scope} lets somebody begin. */
    List<Spot> roots(Scope scope, Lang lang) {
        return spots(scope.places(), lang);
    }

    /** The places inside {@code within}. */
    List<Spot> inside(PlaceCode within, Lang lang) {
        return places.children(within, CHILDREN).stream()
                .map(place -> new Spot(place.code(), place.in(lang)))
                .toList();
    }

    /** From what {@code scope} reaches down to {@code within}. */
    List<Spot> around(Scope scope, PlaceCode within, Lang lang) {
        return places.path(within).stream()
                .filter(place -> scope.reaches(place.code()))
                .map(place -> new Spot(place.code(), place.in(lang)))
                .toList();
    }

    /** The name of the place with those above it, from the community's sub-district down. */
    String path(PlaceCode code, Lang lang) {
        return places.path(code).stream()
                .filter(place -> place.code().value().length() > PlaceCode.SUBDISTRICT)
                .map(place -> place.in(lang))
                .reduce((one, two) -> one + " " + two)
                .orElse(code.value());
    }

    /** The paths of {@code codes}, each once. */
    Map<PlaceCode, String> paths(Stream<@Nullable PlaceCode> codes, Lang lang) {
        var paths = new LinkedHashMap<PlaceCode, String>();
        codes.filter(Objects::nonNull).forEach(code -> paths.computeIfAbsent(code, one -> path(one, lang)));
        return paths;
    }

    private List<Spot> spots(Collection<PlaceCode> codes, Lang lang) {
        var named = places.named(codes);
        return codes.stream()
                .map(code -> new Spot(code, name(named.get(code), code, lang)))
                .toList();
    }

    private static String name(@Nullable Place place, PlaceCode code, Lang lang) {
        return place == null ? code.value() : place.in(lang);
    }
}
