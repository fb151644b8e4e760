package org.linli.scenario;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.PersonDwellings;
import org.linli.people.PersonId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.springframework.stereotype.Component;

/** Counts what the lists of the registers show and puts it beside what the seed states ({@code scenario/nanshan-2009.csv}). */
@Component
class NanshanCheck {
    private static final String FILE = "/scenario/nanshan-2009.csv";
    private static final int PAGE = 500;
    private static final PlaceCode DISTRICT = Nanshan.DISTRICT.place();

    private final Places places;
    private final Bodies bodies;
    private final Posts posts;
    private final Scope all;
    private final Map<String, LongSupplier> counts;

    NanshanCheck(Places places, PersonDwellings dwellings, Bodies bodies, Posts posts, Access access) {
        this.places = places;
        this.bodies = bodies;
        this.posts = posts;
        this.all = access.clockwork(Nanshan.DISTRICT);
        this.counts = Map.ofEntries(
                entry("subdistricts", () -> below(DISTRICT).size()),
                entry(
                        "communities",
                        () -> below(DISTRICT).stream()
                                .mapToLong(place -> below(place.code()).size())
                                .sum()),
                entry("dwellings", () -> dwellings.count(Nanshan.DISTRICT, DISTRICT)),
                entry("party-committees", () -> bodies("party-committee", null)),
                entry("party-general-branches", () -> bodies("party-general-branch", null)),
                entry("party-branches", () -> bodies("party-branch", null)),
                entry("organisations-registered", () -> bodies("social-organisation", LegalStatus.REGISTERED)),
                entry("organisations-unregistered", () -> bodies("social-organisation", LegalStatus.UNREGISTERED)),
                entry("liaison-stations", () -> bodies("liaison-station", null)),
                entry("registered", () -> holders(DISTRICT, "registered-member").size()),
                entry(
                        "owners",
                        () -> holders(DISTRICT, "owners-chair").size()
                                + holders(DISTRICT, "owners-member").size()),
                entry("chiefs", () -> holders(DISTRICT, "building-chief").size()),
                entry(
                        "chiefs-shahe",
                        () -> holders(new PlaceCode("440305003"), "building-chief")
                                .size()),
                entry("deputies", () -> holders(DISTRICT, "deputy").size()),
                entry(
                        "liaisons",
                        () -> holders(NanshanBodies.YUELIANGWAN, "liaison").size()),
                entry("social-workers", () -> holders(DISTRICT, "social-worker").size()),
                entry("care-team", this::careTeam),
                entry("volunteers", () -> holders(DISTRICT, "volunteer").size()),
                entry("volunteers-registered", this::registeredVolunteers));
    }

    /**
     * One figure of the seed.
     *
     * @param least whether the seed says "more than"
     * @param room what has to be built before it can be counted; empty where it is
     * @param counted none where it cannot be
     */
    record Line(String key, Words what, long stated, boolean least, String room, OptionalLong counted) {
        /** Whether the pages show what the seed states; what cannot be counted yet is no difference. */
        boolean agrees() {
            return counted.isEmpty() || (least ? counted.getAsLong() > stated : counted.getAsLong() == stated);
        }
    }

    /** Every figure. Fails as {@link Problem#STATE} where the scenario is not loaded. */
    List<Line> lines() {
        if (places.find(DISTRICT).isEmpty()) {
            throw Problem.STATE.because("nothing to check: load it first, without --check");
        }
        var stream = NanshanCheck.class.getResourceAsStream(FILE);
        if (stream == null) {
            throw new IllegalStateException("missing " + FILE);
        }
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return rows.stream().map(this::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line line(CSVRecord row) {
        var key = row.get("key");
        var room = row.get("room");
        var count = counts.get(key);
        if ((count == null) == room.isEmpty()) {
            throw new IllegalStateException(FILE + ": " + key + " is counted or waits for a room, not both");
        }
        return new Line(
                key,
                new Words(row.get("zh"), row.get("en")),
                Long.parseLong(row.get("stated")),
                row.get("least").equals("yes"),
                room,
                count == null ? OptionalLong.empty() : OptionalLong.of(count.getAsLong()));
    }

    private List<Place> below(PlaceCode place) {
        return places.children(place, PAGE);
    }

    private long bodies(String kind, @Nullable LegalStatus status) {
        var count = 0L;
        UUID after = null;
        do {
            var filter = new BodyFilter(DISTRICT, kind, null, status, BodyFilter.Standing.OPEN, "", after);
            var page = bodies.list(all, filter, PAGE);
            count += page.size();
            after = page.size() < PAGE ? null : page.getLast().id().value();
        } while (after != null);
        return count;
    }

    /** Who holds the office at {@code within} and below; one by one as the list of posts shows them. */
    private List<PersonId> holders(PlaceCode within, String office) {
        var holders = new ArrayList<PersonId>();
        UUID after = null;
        do {
            var page = posts.list(all, within, office, null, after, PAGE);
            page.stream().map(Post::person).forEach(holders::add);
            after = page.size() < PAGE ? null : page.getLast().id().value();
        } while (after != null);
        return holders;
    }

    private long careTeam() {
        return bodies
                .list(
                        all,
                        new BodyFilter(
                                NanshanBodies.WEILAN_HAIAN,
                                "care-team",
                                null,
                                null,
                                BodyFilter.Standing.OPEN,
                                "",
                                null),
                        PAGE)
                .stream()
                .mapToLong(body -> posts.current(Nanshan.DISTRICT, body.id()).size())
                .sum();
    }

    private long registeredVolunteers() {
        Set<PersonId> registered = new HashSet<>(holders(DISTRICT, "registered-member"));
        return holders(DISTRICT, "volunteer").stream()
                .filter(registered::contains)
                .count();
    }
}
