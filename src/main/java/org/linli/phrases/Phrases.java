package org.linli.phrases;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.matters.AnswerDraft;
import org.linli.matters.AnswerDrafts;
import org.linli.matters.MatterRef;
import org.linli.matters.Texts;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what units write often, and offers it on the form of an answer. */
@Service
class Phrases implements AnswerDrafts {
    private static final int TITLE_MAX = 40;
    private static final int TEXT_MAX = 2_000;

    private final PhraseStore store;
    private final Organisations organisations;
    private final Catalogue catalogue;
    private final Access access;
    private final Clock clock;

    Phrases(PhraseStore store, Organisations organisations, Catalogue catalogue, Access access, Clock clock) {
        this.store = store;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.access = access;
        this.clock = clock;
    }

    /** Those of the units of {@code staff} that are for this matter's category, filled. */
    @Override
    public List<AnswerDraft> forAnswer(Staff staff, MatterRef matter) {
        if (!access.may(staff, Permission.MATTERS_HANDLE)) {
            return List.of();
        }
        var phrases = store.list(staff.district(), units(staff)).stream()
                .filter(phrase -> phrase.isFor(matter.category()))
                .toList();
        if (phrases.isEmpty()) {
            return List.of();
        }
        var unit = new OrganisationId(matter.unit());
        var named = organisations.named(staff.district(), List.of(unit)).get(unit);
        var known = Map.of(
                "code", matter.code(),
                "category", catalogue.name(matter.category()).zh(),
                "unit", named == null ? "" : named.name().zh(),
                "date", LocalDate.now(clock).toString());
        return phrases.stream()
                .map(phrase -> new AnswerDraft(phrase.id(), phrase.title(), phrase.filled(known)))
                .toList();
    }

    /** What the units of {@code staff} have. Fails as FORBIDDEN. */
    List<Phrase> list(Staff staff) {
        return store.list(staff.district(), units(staff));
    }

    private Set<UUID> units(Staff staff) {
        return access.scope(staff, Permission.MATTERS_HANDLE).units();
    }

    /** Keeps one for the unit of {@code staff}. Fails as FORBIDDEN, or INVALID naming what is wrong. */
    @Transactional
    void add(Staff staff, String category, String title, String text) {
        var unit = access.unit(staff, Permission.MATTERS_HANDLE)
                .orElseThrow(() -> Problem.FORBIDDEN.because("no unit to write for"));
        var words = Texts.checked("text", text, TEXT_MAX);
        if (!Phrase.accepts(words)) {
            throw Problem.INVALID.because("a blank, and known place-holders", Map.of("text", "phrases.need.blank"));
        }
        if (!category.matches("[0-9.]{0,10}")) {
            throw Problem.INVALID.because("no category", Map.of("category", "phrases.need.category"));
        }
        var phrase =
                new Phrase(Ids.next(clock), unit.value(), category, Texts.checked("title", title, TITLE_MAX), words);
        store.add(staff.district(), phrase, clock.instant());
    }

    /** Takes one away that is of a unit within the reach of {@code staff}; again changes nothing. Fails as NOT_FOUND. */
    @Transactional
    void remove(Staff staff, UUID id) {
        if (!isOurs(staff, id)) {
            throw Problem.NOT_FOUND.because("phrase " + id);
        }
        store.remove(staff.district(), id);
    }

    private boolean isOurs(Staff staff, UUID id) {
        var held = access.scope(staff, Permission.MATTERS_HANDLE);
        return store.unit(held.district(), id)
                .flatMap(unit -> Optional.ofNullable(
                        organisations.named(held.district(), List.of(unit)).get(unit)))
                .filter(unit -> access.may(staff, Permission.MATTERS_HANDLE, unit.place(), unit.id()))
                .isPresent();
    }
}
