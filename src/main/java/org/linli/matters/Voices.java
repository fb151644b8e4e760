package org.linli.matters;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.kernel.Ids;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/*
 * A voice is a matter of its own with a receipt of its own, taken in like any other and then joined to the one that it is like. If that is
 * answered in between, the voice stands alone, with its own clock, and is answered alone: nothing is lost by joining.
 */
/** Lets whoever has the same trouble add their voice. */
@Component
class Voices {
    private final Intakes intakes;
    private final PublicViews faces;
    private final MatterStore store;
    private final StaffSteps steps;
    private final Writing writing;
    private final Catalogue catalogue;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Voices(
            Intakes intakes,
            PublicViews faces,
            MatterStore store,
            StaffSteps steps,
            Writing writing,
            Catalogue catalogue,
            TransactionTemplate transaction,
            Clock clock) {
        this.intakes = intakes;
        this.faces = faces;
        this.store = store;
        this.steps = steps;
        this.writing = writing;
        this.catalogue = catalogue;
        this.transaction = transaction;
        this.clock = clock;
    }

    Intake add(String code, Voice voice, @Nullable String key) {
        var face = faces.find(code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
        var lead = leading(Ids.districtOf(code), face.code());
        if (!lead.state().isOpen()) {
            throw Problem.STATE.because("answered already: " + code, Map.of("step", "matters.voice.over"));
        }
        var name = catalogue.name(face.category());
        var title = face.title() == null ? (voice.lang() == Lang.ZH ? name.zh() : name.en()) : face.title();
        var words = IntakeRules.isGiven(voice.text()) ? String.valueOf(voice.text()) : title;
        var draft = new Draft(
                face.place(),
                title,
                words,
                null,
                face.category(),
                Draft.Via.WEB,
                voice.anonymous(),
                voice.contact(),
                voice.lang(),
                List.of());
        var intake = intakes.receive(draft, lead, null, key);
        if (intake instanceof Intake.Received received) {
            transaction.executeWithoutResult(
                    status -> Behalf.SYSTEM.run(() -> join(lead.district(), received.id(), lead.id())));
        }
        return intake;
    }

    private Matter leading(District district, String code) {
        return Behalf.SYSTEM.call(() -> {
            var found = store.findByCode(district, code).orElseThrow();
            return Optional.ofNullable(found.lead())
                    .filter(lead -> found.state() == State.MERGED)
                    .flatMap(lead -> store.find(district, lead))
                    .orElse(found);
        });
    }

    /** Joins what is not joined yet and can be: sent twice, it is done once. */
    private void join(District district, MatterId voice, MatterId lead) {
        var to = store.lock(district, lead).orElseThrow();
        var mine = store.lock(district, voice).orElseThrow();
        var now = clock.instant();
        if (!to.state().isOpen()
                || to.state() == State.MERGED
                || Guard.against(Step.JOIN, mine, By.REPORTER, now).isPresent()) {
            return;
        }
        var change = new Change(mine, Actor.REPORTER, now);
        steps.merge(change, to.id());
        writing.write(change);
    }
}
