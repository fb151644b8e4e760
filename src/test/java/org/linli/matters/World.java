package org.linli.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** A small district for tests: one sub-district, one community with an estate, the units that answer, somebody in each. */
@Component
public class World {
    private final Places places;
    private final Organisations organisations;
    private final People people;
    private final Posts posts;

    World(Places places, Organisations organisations, People people, Posts posts) {
        this.places = places;
        this.organisations = organisations;
        this.people = people;
        this.posts = posts;
    }

    /** Who is there; {@code estate} lies in {@code community}. */
    public record Cast(
            District district,
            PlaceCode community,
            PlaceCode estate,
            Map<String, Organisation> units,
            Staff clerk,
            Staff officer,
            Staff centre,
            Staff foreigner) {
        UUID unit(String function) {
            return Objects.requireNonNull(units.get(function)).id().value();
        }
    }

    /** Builds the district with code {@code code}, which no other test uses. */
    public Cast build(String code) {
        var district = new District(code);
        var community = new PlaceCode(code + "001001");
        var estate = new PlaceCode(code + "001001001");
        load(code);
        var units = new java.util.HashMap<String, Organisation>();
        add(units, community, "station");
        add(units, new PlaceCode(code + "001"), "office", "urban", "safety");
        add(units, district.place(), "centre", "education", "police");
        var elsewhere = organisations.add(new PlaceCode(code + "001002"), "station", new Words("别处工作站", "Elsewhere"));
        return new Cast(
                district,
                community,
                estate,
                Map.copyOf(units),
                staff(district, "clerk", of(units, "station")),
                staff(district, "officer", of(units, "urban")),
                staff(district, "centre", of(units, "centre")),
                staff(district, "clerk", elsewhere));
    }

    private static Organisation of(Map<String, Organisation> units, String function) {
        return Objects.requireNonNull(units.get(function));
    }

    private void add(Map<String, Organisation> units, PlaceCode place, String... functions) {
        for (var function : functions) {
            units.put(function, organisations.add(place, function, new Words("单位" + function, "Unit " + function)));
        }
    }

    private Staff staff(District district, String office, Organisation unit) {
        var person = people.add(district, "某某" + office, null, null, Lang.ZH);
        posts.start(district, person, office, unit.id(), LocalDate.of(2010, 1, 1), null);
        return new Staff(person, district, office + unit.function(), "某某" + office);
    }

    private void load(String code) {
        var rows = new StringBuilder("code,name,parent,kind,en\n");
        for (var row : List.of(
                ",测试区,,district,Test",
                "001,测试街道," + code + ",subdistrict,",
                "001001,榆树社区," + code + "001,community,Elm",
                "001001001,榆树苑," + code + "001001,estate,Elm Court",
                "001002,别处社区," + code + "001,community,Elsewhere")) {
            rows.append(code).append(row).append('\n');
        }
        try {
            var file = java.nio.file.Files.createTempFile("places", ".csv");
            java.nio.file.Files.writeString(file, rows);
            places.importAll(file, false, count -> {});
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
