package org.linli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.organisations.UnitFunction;
import org.linli.passwords.Credentials;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.scenario.WorldStore.EventId;
import org.linli.scenario.WorldStore.Trace;
import org.linli.scenario.WorldStore.World;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets a world up: a district's units, and people with posts at them. What is there already is left as it is. */
@Component
class Casting {
    private static final int CHILDREN_MAX = 1_000;

    private final Places places;
    private final Organisations organisations;
    private final People people;
    private final Posts posts;
    private final Credentials credentials;
    private final WorldStore worlds;
    private final TransactionTemplate transaction;

    Casting(
            Places places,
            Organisations organisations,
            People people,
            Posts posts,
            Credentials credentials,
            WorldStore worlds,
            TransactionTemplate transaction) {
        this.places = places;
        this.organisations = organisations;
        this.people = people;
        this.posts = posts;
        this.credentials = credentials;
        this.worlds = worlds;
        this.transaction = transaction;
    }

    /** Somebody to be: a name in both scripts, an office of {@code offices.csv}, and where. */
    record Role(String login, String name, Lang lang, String office, Organisation unit) {}

    /** Every unit of {@code catalogue/units.csv} at every place of its level in the world's district. */
    List<Organisation> units(World world) {
        var all = new ArrayList<Organisation>();
        var district = places.get(world.district().place());
        for (var subdistrict : places.children(district.code(), CHILDREN_MAX)) {
            for (var community : places.children(subdistrict.code(), CHILDREN_MAX)) {
                all.addAll(unitsAt(community, "community"));
            }
            all.addAll(unitsAt(subdistrict, "subdistrict"));
        }
        all.addAll(unitsAt(district, "district"));
        return all;
    }

    private List<Organisation> unitsAt(Place place, String level) {
        return organisations.functions().stream()
                .filter(function -> function.level().equals(level))
                .map(function -> organisations
                        .find(place.code(), function.code())
                        .orElseGet(() -> organisations.add(place.code(), function.code(), name(place, function))))
                .toList();
    }

    /** The unit's name at a place: what the end of one and the beginning of the other share stands once. */
    static Words name(Place place, UnitFunction function) {
        var en = function.name().en().replace("Sub-district", "Subdistrict");
        var zh = joined(place.name(), function.name().zh(), "");
        var shared = joined(place.en(), en, " ");
        return new Words(zh, shared);
    }

    private static String joined(String place, String unit, String between) {
        for (var length = Math.min(place.length(), unit.length()); length > 0; length--) {
            if (place.endsWith(unit.substring(0, length))) {
                return place + unit.substring(length);
            }
        }
        var lower =
                between.isEmpty() ? unit : unit.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + unit.substring(1);
        return place + between + lower;
    }

    /** Lays the places that a replay stands on; a second time changes nothing. */
    void ground(List<Whereabouts.Row> rows) {
        try {
            var file = Files.createTempFile("linli-ground", ".csv");
            Sheets.write(
                    file,
                    "places",
                    List.of("code", "name", "kind", "en"),
                    rows.stream().map(row -> List.of(row.code().value(), row.name(), row.kind(), row.en())));
            places.importAll(file, false, count -> {});
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every unit of the world's district with somebody who acts for it from {@code since} on. */
    Player.Cast whole(World world, LocalDate since) {
        var byUnit = new HashMap<UUID, Staff>();
        Staff centre = null;
        for (var unit : units(world)) {
            var desk = unit.function().equals("centre")
                    ? "centre"
                    : unit.function().equals("station") ? "clerk" : "officer";
            var login = unit.function() + "@" + unit.place();
            var staff = staff(world, new Role(login, "经办员", Lang.ZH, desk, unit), since, "");
            byUnit.put(unit.id().value(), staff);
            if (desk.equals("centre")) {
                centre = staff;
            }
        }
        if (centre == null) {
            throw new IllegalStateException("no unit is the centre");
        }
        return new Player.Cast(byUnit, centre);
    }

    /** The unit with a function at a place. */
    Optional<Organisation> unit(PlaceCode place, String function) {
        return organisations.find(place, function);
    }

    /** The person for {@code role}, with the post from {@code since} on, and with {@code password} unless that is empty. */
    Staff staff(World world, Role role, LocalDate since, String password) {
        var key = new EventId("staff:" + role.login(), 0);
        var person = worlds.trace(world, key)
                .map(trace -> new PersonId(UUID.fromString(trace.subject())))
                .orElseGet(() -> transaction.execute(status -> {
                    var added = people.add(world.district(), role.name(), null, null, role.lang());
                    posts.start(
                            world.district(), added, role.office(), role.unit().id(), since, null);
                    if (!password.isEmpty()) {
                        credentials.giveCredential(world.district(), added, role.login(), password);
                    }
                    worlds.note(world, key, new Trace(added.value().toString(), null));
                    return added;
                }));
        return new Staff(person, world.district(), role.login(), role.name());
    }
}
