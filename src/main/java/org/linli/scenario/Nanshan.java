package org.linli.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Tried;
import org.linli.ledger.Ledger;
import org.linli.organisations.Body;
import org.linli.organisations.Link;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.Posts;
import org.linli.organisations.Posts.Giving;
import org.linli.organisations.Ties;
import org.linli.people.People;
import org.linli.people.PersonDwellings;
import org.linli.people.PersonId;
import org.linli.people.PersonRegister;
import org.linli.people.PersonRegister.Entry;
import org.linli.people.Registering;
import org.linli.places.Places;
import org.linli.scenario.NanshanBodies.Standing;
import org.linli.scenario.NanshanGround.Spot;
import org.linli.scenario.WorldStore.World;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the district of the seed at its true scale, in 2009 the first of its kind: places down to the dwelling, people, organisations
 * and posts, through the use cases that serve people. Everybody in it is invented.
 */
@Component
class Nanshan {
    static final District DISTRICT = new District("440305");
    static final String NAME = "nanshan-2009";

    private static final int SOCIAL_WORKERS = 96;
    private static final int DEPUTIES = 50;
    private static final int DOOR_STEP = 17; // from one person's door to the next one's
    private static final int SETTLED_DAYS = 400; // how long the organisations have stood
    private static final int PROGRESS = 10;

    /** Who can sign in, at desks of every level; the others have a post and no password. */
    private static final List<DemoWorld.Member> ACCOUNTS = List.of(
            new DemoWorld.Member("xuwenqing", "许文清", "Xu Wenqing", "centre", "centre@440305"),
            new DemoWorld.Member("heminzhi", "何敏之", "He Minzhi", "head", "organisation@440305"),
            new DemoWorld.Member("fangyihe", "方义和", "Fang Yihe", "operator", "services@440305"),
            new DemoWorld.Member("lujiayin", "卢佳音", "Lu Jiayin", "head", "office@440305003"),
            new DemoWorld.Member("shenyuelan", "沈月兰", "Shen Yuelan", "head", "station@440305002010"),
            new DemoWorld.Member("panhaian", "潘海安", "Pan Haian", "clerk", "station@440305007019"));

    private final Places places;
    private final PersonDwellings dwellings;
    private final PersonRegister register;
    private final People people;
    private final Organisations organisations;
    private final NanshanBodies bodies;
    private final Posts posts;
    private final Ties ties;
    private final Casting casting;
    private final Accounts accounts;
    private final WorldStore worlds;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Nanshan(
            Places places,
            PersonDwellings dwellings,
            PersonRegister register,
            People people,
            Organisations organisations,
            NanshanBodies bodies,
            Posts posts,
            Ties ties,
            Casting casting,
            Accounts accounts,
            WorldStore worlds,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.places = places;
        this.dwellings = dwellings;
        this.register = register;
        this.people = people;
        this.organisations = organisations;
        this.bodies = bodies;
        this.posts = posts;
        this.ties = ties;
        this.casting = casting;
        this.accounts = accounts;
        this.worlds = worlds;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Loads it all into an empty database. Fails as {@link Problem#STATE} where there is anything. */
    void load(Consumer<String> progress) {
        if (!places.isEmpty()) {
            throw Problem.STATE.because(
                    "nanshan-2009 needs an empty database; this one holds places already. Set LINLI_DATA to a new folder.");
        }
        var ground = NanshanGround.read();
        var world = worlds.begin(DISTRICT, NAME, clock.instant());
        progress.accept("places " + plant(ground));
        casting.units(world);
        var staff = hire(world);
        progress.accept("units and " + ACCOUNTS.size() + " accounts: " + accounts.file());
        measure(ground, progress);
        var loading = new Loading(ground, staff, LocalDate.now(clock));
        loading.subdistricts();
        for (var number = 0; number < ground.communities().size(); number++) {
            loading.community(number);
            if ((number + 1) % PROGRESS == 0) {
                progress.accept("people, organisations and posts of " + (number + 1) + " communities");
            }
        }
        loading.atTheStations();
        progress.accept("acts " + ledger.last(DISTRICT));
        ledger.drain();
        worlds.end(world);
    }

    private long plant(NanshanGround ground) {
        try {
            var file = Files.createTempFile("linli-nanshan", ".csv");
            try {
                ground.write(file);
                var report = places.importAll(file, false, rows -> {});
                if (report.refused() > 0) {
                    throw new IllegalStateException(
                            "a place was refused: " + report.refusals().getFirst());
                }
                return report.added();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody who signs in; answers who writes down the registers. */
    private PersonId hire(World world) {
        var passwords = accounts.passwords(ACCOUNTS);
        var since = LocalDate.now(clock).minusDays(SETTLED_DAYS);
        return ACCOUNTS.stream()
                .map(member -> {
                    var unit = casting.unit(new PlaceCode(member.place()), member.unit())
                            .orElseThrow();
                    var role = new Casting.Role(member.login(), member.zh(), Lang.ZH, member.post(), unit);
                    return casting.staff(world, role, since, passwords.getOrDefault(member.login(), ""))
                            .person();
                })
                .toList()
                .getLast();
    }

    private void measure(NanshanGround ground, Consumer<String> progress) {
        for (var number = 0; number < ground.communities().size(); number++) {
            var doors = ground.doors(number);
            for (var from = 0; from < doors.size(); from += PersonDwellings.DOORS_MAX) {
                dwellings
                        .measureAll(
                                DISTRICT, doors.subList(from, Math.min(doors.size(), from + PersonDwellings.DOORS_MAX)))
                        .forEach(Tried::get);
            }
            if ((number + 1) % PROGRESS == 0) {
                progress.accept("dwellings of " + (number + 1) + " communities");
            }
        }
    }

    /** One loading, from the places on. */
    private final class Loading {
        private final NanshanGround ground;
        private final PersonId writer;
        private final LocalDate today;
        private final Map<PlaceCode, NanshanBodies.Above> above = new HashMap<>();
        private final List<OrganisationId> stations = new ArrayList<>();
        private int person;

        Loading(NanshanGround ground, PersonId writer, LocalDate today) {
            this.ground = ground;
            this.writer = writer;
            this.today = today;
        }

        void subdistricts() {
            for (var spot : ground.subdistricts()) {
                var opened = bodies.above(spot, today.minusDays(SETTLED_DAYS));
                above.put(spot.code(), opened);
                stations.add(opened.liaisons().id());
            }
        }

        void community(int number) {
            var spot = ground.communities().get(number);
            var up = above.get(spot.code().upTo(PlaceCode.SUBDISTRICT));
            if (up == null) {
                throw new IllegalStateException("no sub-district above " + spot.code());
            }
            var standing = bodies.community(ground, number, up, today.minusDays(SETTLED_DAYS));
            if (standing.liaisons() != null) {
                stations.add(standing.liaisons().id());
            }
            var residents = residents(number, spot);
            var registered = NanshanPosts.registered(number);
            var dealt = new NanshanPosts(
                            standing,
                            residents.subList(0, registered),
                            residents.subList(registered, residents.size()),
                            today)
                    .deal(number, NanshanPosts.chosen(ground, number));
            give(dealt);
            give(workers(number, spot));
            transaction.executeWithoutResult(status -> tie(standing, number));
        }

        private List<PersonId> residents(int number, Spot spot) {
            var doors = ground.doors(number);
            var many = NanshanPosts.registered(number) + NanshanPosts.others(number);
            var entries = new ArrayList<Entry>();
            for (var i = 0; i < many; i++) {
                var door = doors.get(i * DOOR_STEP % doors.size());
                entries.add(NanshanPeople.entry(person++, spot.code(), door, today));
            }
            return register.registerAll(DISTRICT, entries, true, writer).stream()
                    .map(Tried::get)
                    .map(registering -> ((Registering.Registered) registering).person())
                    .toList();
        }

        /** Who works at the workstation: a head, a clerk and, as far as they go round, a social worker. */
        private List<Giving> workers(int number, Spot spot) {
            var station =
                    organisations.find(spot.code(), "station").orElseThrow().id();
            var offices =
                    number < SOCIAL_WORKERS ? List.of("head", "clerk", "social-worker") : List.of("head", "clerk");
            return offices.stream()
                    .map(office -> NanshanPosts.giving(worker(), office, station, null, today, person, 0))
                    .toList();
        }

        private PersonId worker() {
            return people.add(DISTRICT, NanshanPeople.name(person++), null, null, Lang.ZH);
        }

        /** The deputies and members of the consultative conference, at the liaison stations in turn. */
        void atTheStations() {
            give(IntStream.range(0, DEPUTIES)
                    .mapToObj(n -> NanshanPosts.giving(
                            worker(), "deputy", stations.get(n % stations.size()), null, today, n, 0))
                    .toList());
        }

        private void give(List<Giving> many) {
            posts.giveAll(DISTRICT, many).forEach(Tried::get);
        }

        private void tie(Standing standing, int number) {
            for (var estate : ground.estates(number)) {
                ties.link(DISTRICT, standing.manager().id(), Link.Tie.MANAGES, estate.code());
            }
            for (var sender : List.of(standing.manager(), standing.unit(), standing.committee())) {
                tie(sender, Link.Tie.SITS, standing.core());
            }
            standing.owners().forEach(owners -> tie(owners, Link.Tie.SITS, standing.council()));
            tie(standing.unit(), Link.Tie.SUPPORTS, standing.committee());
            standing.social().forEach(body -> tie(standing.core(), Link.Tie.GUIDES, body));
        }

        private void tie(Body from, Link.Tie tie, Body to) {
            ties.link(DISTRICT, from.id(), tie, to.id());
        }
    }
}
