package org.linli.liaison;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.organisations.Organisation;
import org.linli.organisations.Post;
import org.linli.organisations.Posts;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Gives written authority and withdraws it. Without it nobody receives, suggests or stands on the rota. */
@Service
class Mandates {
    static final int LISTED = 100;

    private final MandateStore store;
    private final Stations stations;
    private final Representatives representatives;
    private final Posts posts;
    private final People people;
    private final Ledger ledger;
    private final Clock clock;

    Mandates(
            MandateStore store,
            Stations stations,
            Representatives representatives,
            Posts posts,
            People people,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.stations = stations;
        this.representatives = representatives;
        this.posts = posts;
        this.people = people;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A mandate in words, for who works at the station. */
    record Named(Mandate mandate, Representative representative, String name, boolean inForce) {}

    /** Somebody who holds a post at the station and could be given authority. */
    record Candidate(PersonId person, String name, Post post) {}

    /** Those who hold one of the offices at the station. */
    List<Candidate> candidates(Staff staff, Organisation station) {
        var offices = representatives.all().stream().map(Representative::office).collect(Collectors.toSet());
        var held = posts.at(staff.district(), station.id(), stations.today()).stream()
                .filter(post -> offices.contains(post.office().code()))
                .toList();
        var names = names(staff.district(), held.stream().map(Post::person).collect(Collectors.toSet()));
        return held.stream()
                .map(post -> new Candidate(post.person(), names.getOrDefault(post.person(), ""), post))
                .toList();
    }

    /**
     * Gives authority as {@code form} says. Fails as {@link Problem#INVALID}, naming the fields; as FORBIDDEN for who may not give
     * posts there.
     */
    @Transactional
    public UUID give(Staff staff, UUID at, Form form) {
        var station = stations.authorisingAt(staff, at);
        var person = form.id("person").map(PersonId::new);
        var kind = representatives.find(form.value("representative", ""));
        var number = form.words("number", 60);
        var givenBy = form.need("givenBy", 120);
        var actsFor = form.need("actsFor", 200);
        var scope = form.need("scope", 1_000);
        var shownAs = form.words("shownAs", 60);
        var issued = form.day("issuedOn");
        var from = form.day("from");
        var until = form.day("until");
        if (kind.isEmpty()) {
            form.note("representative", "web.form.choose");
        }
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            form.note("until", "liaison.wrong.until");
        }
        if (issued.filter(day -> day.isAfter(stations.today())).isPresent()) {
            form.note("issuedOn", "liaison.wrong.ahead");
        }
        if (person.isPresent() && kind.isPresent() && !holds(staff, station, person.get(), kind.get())) {
            form.note("person", "liaison.wrong.office");
        }
        form.refuse();
        var mandate = new Mandate(
                Ids.next(clock),
                station.id(),
                station.place(),
                person.orElseThrow(),
                kind.orElseThrow().code(),
                number,
                givenBy,
                actsFor,
                scope,
                shownAs,
                issued.orElseThrow(),
                from.orElseThrow(),
                until.orElseThrow(),
                null);
        store.add(staff.district(), mandate, clock.instant());
        ledger.record(new LiaisonAct.Authorised(
                stations.about(station, mandate.id()), mandate.representative(), mandate.from(), mandate.until()));
        return mandate.id();
    }

    private boolean holds(Staff staff, Organisation station, PersonId person, Representative kind) {
        return posts.at(staff.district(), station.id(), stations.today()).stream()
                .anyMatch(post ->
                        post.person().equals(person) && post.office().code().equals(kind.office()));
    }

    /** Withdraws it from today on. Fails as NOT_FOUND, FORBIDDEN, or STATE where it is no longer in force. */
    @Transactional
    public void end(Staff staff, UUID id) {
        var mandate = get(staff.district(), id);
        var station = stations.authorisingAt(staff, mandate.station().value());
        if (mandate.until().isBefore(stations.today()) || !store.end(staff.district(), id, stations.today())) {
            throw Problem.STATE.because("over already: mandate " + id);
        }
        ledger.record(new LiaisonAct.AuthorityEnded(stations.about(station, id)));
    }

    /** Fails as {@link Problem#NOT_FOUND}. */
    Mandate get(District district, UUID id) {
        return store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("mandate " + id));
    }

    /** Those of a station, the newest first. */
    List<Named> at(Staff staff, Organisation station) {
        return named(staff.district(), store.at(staff.district(), station.id(), LISTED));
    }

    /** Those in force on {@code day}. */
    List<Named> inForce(Staff staff, Organisation station, LocalDate day) {
        return at(staff, station).stream()
                .filter(one -> one.mandate().holdsOn(day))
                .toList();
    }

    /** One in words. */
    Named named(District district, UUID id) {
        return named(district, List.of(get(district, id))).getFirst();
    }

    Map<UUID, Mandate> of(District district, Collection<UUID> ids) {
        return ids.isEmpty() ? Map.of() : store.of(district, ids);
    }

    private List<Named> named(District district, List<Mandate> mandates) {
        var names = names(district, mandates.stream().map(Mandate::person).collect(Collectors.toSet()));
        return mandates.stream()
                .map(mandate -> new Named(
                        mandate,
                        representatives.get(mandate.representative()),
                        names.getOrDefault(mandate.person(), ""),
                        mandate.holdsOn(stations.today())))
                .toList();
    }

    private Map<PersonId, String> names(District district, Set<PersonId> people) {
        return this.people.names(district, people);
    }

    /**
     * The mandate {@code id} of {@code station}, in force on {@code day}. Notes in {@code form} what is wrong with the field
     * {@code mandate}; fails as INVALID where it is none of that station.
     */
    Mandate acting(District district, Organisation station, UUID id, LocalDate day) {
        return store.find(district, id)
                .filter(mandate -> mandate.station().equals(station.id()))
                .filter(mandate -> mandate.holdsOn(day))
                .orElseThrow(() -> Problem.INVALID.because(
                        "no written authority on " + day, Map.of("mandate", "liaison.wrong.authority")));
    }
}
