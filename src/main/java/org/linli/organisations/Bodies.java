package org.linli.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Scope;
import org.linli.ledger.Ledger;
import org.linli.places.Places;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register of organisations: opens, changes, nests, moves and closes them. Who may do so is asked above. */
@Service
public class Bodies {
    private final BodyStore store;
    private final Closing closing;
    private final PostCarrying parts;
    private final Catalogue catalogue;
    private final Places places;
    private final Ledger ledger;
    private final Clock clock;

    Bodies(
            BodyStore store,
            Closing closing,
            PostCarrying parts,
            Catalogue catalogue,
            Places places,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.closing = closing;
        this.parts = parts;
        this.catalogue = catalogue;
        this.places = places;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * An organisation to open.
     *
     * @param kind a code of {@code organisations/kinds.csv}
     * @param function what matters it answers for; empty for none
     * @param from since when it stands, today or before
     */
    public record Opening(
            PlaceCode place,
            String kind,
            String function,
            @Nullable OrganisationId parent,
            LocalDate from,
            Particulars about) {}

    /**
     * Opens an organisation. Fails as {@link Problem#INVALID}, naming the fields, where its kind cannot stand there, belong there or
     * be what it says of itself; as {@link Problem#STATE} where what it answers for is taken at that place.
     */
    @Transactional
    public Body open(Opening opening) {
        var kind = catalogue.kind(opening.kind());
        var wrong = new TreeMap<>(opening.about().wrong(kind));
        wrong.putAll(Nesting.wrongPlace(kind, opening.place()));
        if (!Nesting.answers(kind, opening.function(), catalogue.functions())) {
            wrong.put("function", "organisations.wrong.function");
        }
        if (opening.from().isAfter(LocalDate.now(clock))) {
            wrong.put("from", "organisations.wrong.ahead");
        }
        if (places.find(opening.place())
                .filter(place -> place.isOpen(LocalDate.now(clock)))
                .isEmpty()) {
            wrong.put("place", "organisations.wrong.place");
        }
        if (opening.parent() != null) {
            store.lockTree(opening.place().district());
            wrong.putAll(wrongParent(opening.place().district(), kind, opening.place(), opening.parent()));
        }
        refuse(wrong);
        return add(opening);
    }

    /** Adds one whose kind, place and parent stand. */
    Body add(Opening opening) {
        refuse(opening.about().wrong(catalogue.kind(opening.kind())));
        var district = opening.place().district();
        refuseGone(opening.place());
        var organisation = new Organisation(
                new OrganisationId(Ids.next(clock)),
                district,
                opening.place(),
                opening.kind(),
                opening.function(),
                opening.about().name());
        var body = new Body(organisation, opening.parent(), opening.about(), opening.from(), null, null, 0);
        if (!store.add(body, clock.instant())) {
            throw Problem.STATE.because(opening.function() + " at " + opening.place() + " is there already");
        }
        ledger.record(new OrganisationAct.Opened(
                about(body),
                opening.function(),
                opening.about().status(),
                opening.from(),
                opening.parent() == null ? null : opening.parent().value()));
        return body;
    }

    /** Writes its particulars anew over {@code version}. Fails as {@link Problem#INVALID} or {@link Problem#STALE}. */
    @Transactional
    public void change(District district, OrganisationId id, int version, Particulars about) {
        var body = standing(district, id, version);
        refuse(about.wrong(catalogue.kind(body.organisation().kind())));
        var fields = Nesting.changed(body.about(), about);
        if (fields.isEmpty()) {
            return;
        }
        var named = new Organisation(
                id,
                district,
                body.place(),
                body.organisation().kind(),
                body.organisation().function(),
                about.name());
        store.put(new Body(named, body.parent(), about, body.openedOn(), null, body.waiting(), version));
        ledger.record(new OrganisationAct.Changed(about(body), about.status(), fields));
    }

    /**
     * Puts it under {@code parent}, or under none. Fails as {@link Problem#INVALID} where it cannot belong there: another kind, a
     * place that does not contain its own, one that is closed, or one that belongs under it itself.
     */
    @Transactional
    public void nest(District district, OrganisationId id, int version, @Nullable OrganisationId parent) {
        store.lockTree(district);
        var body = standing(district, id, version);
        if (parent != null) {
            refuse(wrongParent(district, catalogue.kind(body.organisation().kind()), body.place(), parent));
            if (parent.equals(id)
                    || above(district, parent).stream().anyMatch(one -> one.id().equals(id))) {
                throw Problem.INVALID.because(
                        parent + " belongs under " + id, Map.of("parent", "organisations.wrong.circle"));
            }
        }
        store.put(new Body(body.organisation(), parent, body.about(), body.openedOn(), null, body.waiting(), version));
        ledger.record(new OrganisationAct.Nested(about(body), parent == null ? null : parent.value()));
    }

    private Map<String, String> wrongParent(District district, Kind kind, PlaceCode place, OrganisationId id) {
        return store.find(district, id)
                .map(parent -> Nesting.wrongParent(kind, place, parent))
                .orElseGet(() -> Map.of("parent", "organisations.wrong.parent"));
    }

    /** Says where it stands now. Fails as {@link Problem#INVALID} where it cannot, as {@link Problem#STATE} where that is taken. */
    @Transactional
    public void move(District district, OrganisationId id, int version, PlaceCode to) {
        var body = standing(district, id, version);
        var wrong = new TreeMap<>(
                Nesting.wrongPlace(catalogue.kind(body.organisation().kind()), to));
        if (!to.district().equals(district)
                || places.find(to)
                        .filter(place -> place.isOpen(LocalDate.now(clock)))
                        .isEmpty()) {
            wrong.put("place", "organisations.wrong.place");
        }
        refuse(wrong);
        closing.move(body, to, LocalDate.now(clock));
        parts.carry(district, id);
    }

    /**
     * Closes it from the day {@code to} on, today or before: its posts end and its ties with it. Fails as {@link Problem#STATE} while
     * {@link #inTheWay} names something, as {@link Problem#INVALID} for a day before it opened or still to come.
     */
    @Transactional
    public void close(District district, OrganisationId id, int version, LocalDate to) {
        store.lockTree(district);
        closing.close(standing(district, id, version), to);
    }

    /** What has to be settled before it can be closed: message keys with their numbers. */
    public Map<String, Long> inTheWay(District district, OrganisationId id) {
        return closing.inTheWay(district, id);
    }

    private Body standing(District district, OrganisationId id, int version) {
        var body = store.lock(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + id));
        if (!body.isOpen()) {
            throw Problem.STATE.because("closed: " + id);
        }
        if (body.version() != version) {
            throw Problem.STALE.because("organisation " + id + " version " + body.version());
        }
        return body;
    }

    private void refuseGone(PlaceCode code) {
        if (places.find(code)
                .filter(place -> !place.isOpen(LocalDate.now(clock)))
                .isPresent()) {
            throw Problem.STATE.because("no more: " + code, Map.of("place", "organisations.wrong.place"));
        }
    }

    private static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("an organisation's " + wrong.keySet(), wrong);
        }
    }

    private OrganisationAct.About about(Body body) {
        return Closing.about(body, clock.instant());
    }

    /** The organisation. Fails as {@link Problem#NOT_FOUND}. */
    public Body get(District district, OrganisationId id) {
        return store.find(district, id).orElseThrow(() -> Problem.NOT_FOUND.because("organisation " + id));
    }

    /** Those it belongs under, the nearest first. */
    public List<Body> above(District district, OrganisationId id) {
        var above = new ArrayList<Body>();
        var parent = get(district, id).parent();
        while (parent != null && above.size() < Nesting.DEPTH_MAX) {
            var body = get(district, parent);
            above.add(body);
            parent = body.parent();
        }
        return above;
    }

    /** Those that belong under it and stand, by place; at most {@code limit}. */
    public List<Body> below(District district, OrganisationId id, int limit) {
        return store.children(district, id, limit);
    }

    /** Those in {@code scope} that {@code filter} asks for, by place; at most {@code limit}. */
    public List<Body> list(Scope scope, BodyFilter filter, int limit) {
        var kinds = catalogue.kinds().values().stream()
                .filter(kind -> filter.group() == null || kind.group() == filter.group())
                .map(Kind::code)
                .filter(code -> filter.kind() == null || filter.kind().equals(code))
                .toList();
        return store.list(scope, filter, kinds, LocalDate.now(clock), limit);
    }

    /** Those that stand at {@code within} and below, and of {@code also} wherever they stand, for everybody to see. */
    public List<Body> listPublic(District district, PlaceCode within, List<UUID> also, int limit) {
        return store.within(district, within, also, limit);
    }

    /** Those that stand at exactly {@code place}, for everybody to see. */
    public List<Body> listAt(District district, PlaceCode place, int limit) {
        return store.at(district, place, limit);
    }

    /** The kinds that there are, in the order of their file. */
    public List<Kind> kinds() {
        return List.copyOf(catalogue.kinds().values());
    }

    /** The kind with {@code code}. Fails as {@link Problem#INVALID}. */
    public Kind kind(String code) {
        return catalogue.kind(code);
    }
}
