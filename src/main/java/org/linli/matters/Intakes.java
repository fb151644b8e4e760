package org.linli.matters;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.catalogue.Kind;
import org.linli.catalogue.Router;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.Recent;
import org.linli.organisations.OrganisationId;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.seal.PublicLog;
import org.linli.tlog.Hash;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Decides whether a draft is taken in, as what, by whom and until when; then has it written. */
@Component
class Intakes {
    private static final String KEY = "[\\x21-\\x7e]{1,100}";
    private static final int TRIES = 3;
    private static final int SECRET_LENGTH = 16;
    private static final int CODE_LENGTH = 8; // 40 bits: among ten million, one new code in 100,000 is taken

    /** Characters of a public code: its district's four and the random ones. */
    static final int CODE_WHOLE = 4 + CODE_LENGTH;

    private final Recent<PlaceCode, Place> known = new Recent<>();
    private final Places places;
    private final Routing routing;
    private final Catalogue catalogue;
    private final Router router;
    private final Deadlines deadlines;
    private final Photos photos;
    private final IntakeWriter writer;
    private final PublicLog log;
    private final Clock clock;

    Intakes(
            Places places,
            Routing routing,
            Catalogue catalogue,
            Router router,
            Deadlines deadlines,
            Photos photos,
            IntakeWriter writer,
            PublicLog log,
            Clock clock) {
        this.places = places;
        this.routing = routing;
        this.catalogue = catalogue;
        this.router = router;
        this.deadlines = deadlines;
        this.photos = photos;
        this.writer = writer;
        this.log = log;
        this.clock = clock;
    }

    /** What a draft becomes: where it is filed, who takes it, in clean words. */
    private record Decision(
            Category category,
            Target handler,
            @Nullable UUID against,
            String title,
            String text,
            List<Incoming.Photo> photos,
            @Nullable Instant due) {}

    /**
     * Takes in what somebody raises.
     *
     * @param lead the matter that it joins as a voice: it goes to whoever has that, and is hidden from whom that complains of
     * @param due the date that an order brings along; null for the category's limit
     */
    Intake receive(Draft draft, @Nullable Matter lead, @Nullable Instant due, @Nullable String key) {
        if (key != null && !key.matches(KEY)) {
            throw Problem.INVALID.because(
                    "a key of 1 to 100 visible characters", Map.of("Idempotency-Key", "matters.need.key"));
        }
        var wrong = EnumSet.noneOf(Intake.Reason.class);
        wrong.addAll(IntakeRules.wrong(draft, catalogue));
        if (!wrong.contains(Intake.Reason.PLACE_TOO_WIDE) && !isOpen(draft)) {
            wrong.add(Intake.Reason.PLACE_UNKNOWN);
        }
        var kept = wrong.contains(Intake.Reason.PHOTO_TOO_MANY) ? List.<Incoming.Photo>of() : prepare(draft, wrong);
        if (!wrong.isEmpty()) {
            return new Intake.Refused(wrong);
        }
        var text = Texts.tidy(draft.text());
        var title = IntakeRules.isGiven(draft.title()) ? Texts.tidy(String.valueOf(draft.title())) : Texts.title(text);
        var category = category(draft, title, text);
        if (lead != null) {
            var hands = new Target(lead.hands().unit(), lead.hands().level());
            return write(draft, key, new Decision(category, hands, lead.filing().against(), title, text, kept, due));
        }
        var handler = routing.first(draft.place(), category);
        if (handler.isEmpty()) {
            return Intake.Refused.of(Intake.Reason.PLACE_UNSERVED);
        }
        if (!draft.avoid()) {
            return write(draft, key, new Decision(category, handler.get(), null, title, text, kept, due));
        }
        var against = handler.get();
        return routing.instead(draft.place(), category, against)
                .map(other -> write(draft, key, new Decision(category, other, against.unit(), title, text, kept, due)))
                .orElseGet(() -> Intake.Refused.of(Intake.Reason.NOBODY_ELSE));
    }

    private boolean isOpen(Draft draft) {
        return known.get(draft.place(), places::find)
                .filter(place -> place.isOpen(LocalDate.now(clock)))
                .isPresent();
    }

    private List<Incoming.Photo> prepare(Draft draft, EnumSet<Intake.Reason> wrong) {
        var kept = new ArrayList<Incoming.Photo>();
        for (var file : draft.photos()) {
            switch (photos.prepare(file)) {
                case Photos.Outcome.Photo(var jpeg) -> kept.add(new Incoming.Photo(Ids.next(clock), jpeg));
                case Photos.Outcome.Unfit(var reason) -> wrong.add(reason);
            }
        }
        return kept;
    }

    private Category category(Draft draft, String title, String text) {
        if (IntakeRules.isGiven(draft.category())) {
            return catalogue.get(String.valueOf(draft.category()));
        }
        var proposed = router.propose(title, text).flatMap(catalogue::find);
        var kind = draft.kind();
        return kind != null && kind != Kind.APPEAL
                ? proposed.filter(one -> one.kind() == kind).orElseGet(() -> catalogue.get(kind.category()))
                : proposed.orElseGet(catalogue::other);
    }

    /** Codes are random: in the rare case that one is taken, others are drawn. */
    private Intake write(Draft draft, @Nullable String key, Decision decision) {
        for (var left = TRIES; ; left--) {
            try {
                return writer.write(incoming(draft, key, decision));
            } catch (DuplicateKeyException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    private Incoming incoming(Draft draft, @Nullable String key, Decision decision) {
        var now = clock.instant();
        var receipt = Ids.code(draft.place().district(), SECRET_LENGTH);
        var matter = matter(draft, decision, now);
        var promise = matter.promise();
        var act = new MatterAct.Received(
                matter.about(now),
                draft.via(),
                promise.due(),
                promise.provisional(),
                matter.filing().urgent(),
                catalogue.version());
        var promised = log.promise(act, said(decision));
        var answer = new Intake.Received(
                matter.id(),
                receipt,
                matter.code(),
                matter.state(),
                matter.filing().category(),
                matter.hands().level(),
                new OrganisationId(matter.hands().unit()),
                promise.due(),
                promise.provisional(),
                promised.note(),
                false);
        return new Incoming(
                matter,
                act,
                answer,
                promised,
                key,
                Hashes.ofDraft(draft, decision.due()),
                Hashes.ofReceipt(receipt),
                decision.title(),
                decision.text(),
                draft.anonymous(),
                IntakeRules.channel(draft).orElseThrow(),
                draft.lang(),
                decision.photos(),
                deadlines.nextCheck(matter).orElseThrow());
    }

    /** The hash of what was said, which its leaf in the public log commits to. */
    private static Hash said(Decision decision) {
        return PublicLog.content(Said.of(
                decision.title(),
                decision.text(),
                decision.photos().stream().map(Incoming.Photo::jpeg).toList()));
    }

    private Matter matter(Draft draft, Decision decision, Instant now) {
        var category = decision.category();
        var due = decision.due();
        var promise = due == null
                ? deadlines.start(category.limit(), category.first(), now)
                : deadlines.ordered(due, category.first(), now);
        return new Matter(
                new MatterId(Ids.next(clock)),
                Ids.code(draft.place().district(), CODE_LENGTH),
                draft.place(),
                new Filing(
                        category.kind(),
                        category.code(),
                        catalogue.version(),
                        category.urgent(),
                        draft.via(),
                        now,
                        decision.against()),
                State.RECEIVED,
                null,
                Hands.of(decision.handler().level(), decision.handler().unit(), now, promise.due()),
                promise,
                Reply.NONE,
                false,
                null,
                0);
    }
}
