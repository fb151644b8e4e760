package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.people.PersonId;
import org.linli.places.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ties organisations to one another and to places, and keeps the notes on how they were guided and conducted themselves. */
@Service
public class Ties {
    private static final int MANY = 1_000;

    private final LinkStore store;
    private final BodyStore bodies;
    private final Closing closing;
    private final Places places;
    private final Ledger ledger;
    private final Clock clock;

    Ties(LinkStore store, BodyStore bodies, Closing closing, Places places, Ledger ledger, Clock clock) {
        this.store = store;
        this.bodies = bodies;
        this.closing = closing;
        this.places = places;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Ties {@code source} to the organisation {@code target}, from today on. Fails as {@link Problem#INVALID} for a tie that is one
     * to a place, to itself or to one that is closed or not there; as {@link Problem#STATE} where it is tied so already.
     */
    @Transactional
    public UUID link(District district, OrganisationId source, Link.Tie tie, OrganisationId target) {
        var from = standing(district, source);
        if (tie.toPlace()
                || target.equals(source)
                || bodies.find(district, target).filter(Body::isOpen).isEmpty()) {
            throw Problem.INVALID.because("no such tie", Map.of("target", "organisations.wrong.target"));
        }
        return add(from, tie, target, null);
    }

    /** Ties {@code source} to {@code place}. Fails likewise; also where {@code place} is not open. */
    @Transactional
    public UUID link(District district, OrganisationId source, Link.Tie tie, PlaceCode place) {
        var from = standing(district, source);
        if (!tie.toPlace()
                || !place.district().equals(district)
                || places.find(place)
                        .filter(one -> one.isOpen(LocalDate.now(clock)))
                        .isEmpty()) {
            throw Problem.INVALID.because("no such tie", Map.of("area", "organisations.wrong.place"));
        }
        return add(from, tie, null, place);
    }

    private UUID add(Body source, Link.Tie tie, @Nullable OrganisationId target, @Nullable PlaceCode place) {
        var district = source.organisation().district();
        var link = new Link(Ids.next(clock), tie, source.id(), target, place, LocalDate.now(clock), null);
        if (!store.add(district, link)) {
            throw Problem.STATE.because("tied already", Map.of("target", "organisations.wrong.tied"));
        }
        ledger.record(new OrganisationAct.Linked(
                Closing.about(source, clock.instant()),
                link.id(),
                tie,
                target == null ? null : target.value(),
                place == null ? null : place.upTo(PlaceCode.COMMUNITY),
                link.from()));
        return link.id();
    }

    /** Ends a tie today. Fails as {@link Problem#NOT_FOUND}, as {@link Problem#STATE} where it ended before. */
    @Transactional
    public void unlink(District district, UUID link) {
        var tie = get(district, link);
        var source = bodies.lock(district, tie.source()).orElseThrow();
        closing.unlink(source, tie, LocalDate.now(clock));
    }

    /** The tie. Fails as {@link Problem#NOT_FOUND}. */
    public Link get(District district, UUID link) {
        return store.find(district, link).orElseThrow(() -> Problem.NOT_FOUND.because("tie " + link));
    }

    /** The ties of any of {@code organisations} that hold, from either end. */
    public List<Link> of(District district, Collection<OrganisationId> organisations) {
        return store.of(district, organisations, MANY);
    }

    /** The ties to {@code place} and below that hold. */
    public List<Link> to(District district, PlaceCode place) {
        return store.to(district, place, MANY);
    }

    /**
     * Notes guidance or conduct of {@code day}, today or before. The text stays with staff. Fails as {@link Problem#INVALID}.
     */
    @Transactional
    public void note(
            District district,
            OrganisationId organisation,
            BodyNote.About about,
            LocalDate day,
            String text,
            PersonId author) {
        var body = standing(district, organisation);
        if (text.isBlank() || text.length() > BodyNote.TEXT_MAX) {
            throw Problem.INVALID.because("a note's length", Map.of("text", "organisations.wrong.note"));
        }
        if (day.isAfter(LocalDate.now(clock))) {
            throw Problem.INVALID.because("a note of " + day, Map.of("day", "organisations.wrong.ahead"));
        }
        var note = new BodyNote(Ids.next(clock), about, day, text.strip(), author);
        store.note(district, organisation, note, clock.instant());
        ledger.record(new OrganisationAct.Noted(Closing.about(body, clock.instant()), about, day));
    }

    /** The notes on {@code organisation}, newest first. For those who may see it. */
    public List<BodyNote> notes(District district, OrganisationId organisation) {
        return store.notes(district, organisation, MANY);
    }

    private Body standing(District district, OrganisationId id) {
        var body = bodies.lock(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + id));
        if (!body.isOpen()) {
            throw Problem.STATE.because("closed: " + id);
        }
        return body;
    }
}
