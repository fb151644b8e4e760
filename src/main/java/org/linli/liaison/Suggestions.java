package org.linli.liaison;

import java.time.Clock;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.liaison.LiaisonAct.About;
import org.linli.liaison.LiaisonAct.Verdict;
import org.linli.liaison.Suggestion.Answer;
import org.linli.liaison.Suggestion.State;
import org.linli.organisations.OrganisationId;
import org.linli.web.Form;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a formal suggestion: sent, prolonged, answered, judged, told. Who may is asked of {@link SuggestionSight}. */
@Service
class Suggestions {
    private static final int TEXT_MAX = 4_000; // UTF-16 code units
    private static final int REASON_MAX = 1_000;
    private static final int TITLE_MAX = 80;
    private static final int DAYS_BACK = 31;

    private final SuggestionStore store;
    private final AnswerStore answers;
    private final VoiceStore voices;
    private final SuggestionSight sight;
    private final Stations stations;
    private final Mandates mandates;
    private final Representatives representatives;
    private final WorkCalendar calendar;
    private final Ledger ledger;
    private final Clock clock;

    Suggestions(
            SuggestionStore store,
            AnswerStore answers,
            VoiceStore voices,
            SuggestionSight sight,
            Stations stations,
            Mandates mandates,
            Representatives representatives,
            WorkCalendar calendar,
            Ledger ledger,
            Clock clock) {
        this.store = store;
        this.answers = answers;
        this.voices = voices;
        this.sight = sight;
        this.stations = stations;
        this.mandates = mandates;
        this.representatives = representatives;
        this.calendar = calendar;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Sends one as {@code form} says, with the opinions that are ticked. Fails as INVALID, naming the fields. */
    @Transactional
    public UUID send(Staff staff, UUID at, Form form) {
        var station = stations.workingAt(staff, at);
        var mandate = form.id("mandate");
        var title = form.need("title", TITLE_MAX);
        var text = form.need("text", TEXT_MAX);
        var unit = form.id("unit").map(OrganisationId::new);
        var handed = form.day("handedOn");
        var hard = form.has("hard");
        var reason = hard ? form.need("reason", REASON_MAX) : "";
        handed.filter(day -> day.isAfter(stations.today())
                        || day.isBefore(stations.today().minusDays(DAYS_BACK)))
                .ifPresent(day -> form.note("handedOn", "liaison.wrong.handed-on"));
        unit.filter(one -> sight.answering(station).stream()
                        .noneMatch(body -> body.id().equals(one)))
                .ifPresent(one -> form.note("unit", "web.form.choose"));
        form.refuse();
        var acting = mandates.acting(staff.district(), station, mandate.orElseThrow(), stations.today());
        var kind = representatives.get(acting.representative());
        if (!kind.suggests()) {
            throw Problem.INVALID.because("makes none", Map.of("mandate", "liaison.wrong.suggests"));
        }
        var term = SuggestionTerm.of(handed.orElseThrow(), hard ? kind.hardMonths() : kind.months(), calendar);
        var suggestion = new Suggestion(
                Ids.next(clock),
                stations.today().getYear() + "-" + Ids.random(5),
                station.id(),
                station.place(),
                acting.id(),
                acting.person(),
                kind.code(),
                title,
                text,
                form.has("open"),
                unit.orElseThrow(),
                State.SENT,
                clock.instant(),
                handed.orElseThrow(),
                hard,
                reason,
                term,
                0,
                "",
                null,
                0);
        store.add(staff.district(), suggestion, term.nextLook(calendar).orElse(null));
        record(suggestion, voices.gather(staff.district(), station.id(), ticked(form), suggestion.id()));
        return suggestion.id();
    }

    private static Set<UUID> ticked(Form form) {
        var ids = new HashSet<UUID>();
        for (var one : form.all("voice")) {
            if (one.toLowerCase(Locale.ROOT).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
                ids.add(UUID.fromString(one));
            }
        }
        return ids;
    }

    private void record(Suggestion suggestion, int gathered) {
        ledger.record(new LiaisonAct.Sent(
                about(suggestion),
                suggestion.representative(),
                suggestion.station().value(),
                gathered,
                suggestion.handedOn(),
                suggestion.term().due(),
                suggestion.term().provisional(),
                suggestion.hard()));
    }

    private About about(Suggestion suggestion) {
        return about(suggestion, clock.instant());
    }

    static About about(Suggestion suggestion, java.time.Instant now) {
        return new About(
                suggestion.id(),
                suggestion.place().upTo(PlaceCode.COMMUNITY),
                now,
                suggestion.unit().value());
    }

    private Suggestion locked(Staff staff, UUID id) {
        return store.lock(staff.district(), id).orElseThrow(() -> Problem.NOT_FOUND.because("suggestion " + id));
    }

    private void put(Staff staff, Suggestion now) {
        store.put(
                staff.district(),
                now,
                now.isRunning() ? now.term().nextLook(calendar).orElse(null) : null);
    }

    /**
     * The unit says, before the limit is over, that it reaches far and is hard: once, with a reason that the representative reads.
     * Fails as STATE where it is too late or was said before.
     */
    @Transactional
    public void prolong(Staff staff, UUID id, Form form) {
        var suggestion = locked(staff, id);
        sight.demandAnswering(staff, suggestion);
        var reason = form.need("reason", REASON_MAX);
        form.refuse();
        if (!suggestion.isRunning()
                || !suggestion.isFirst()
                || suggestion.hard()
                || suggestion.term().isPast(clock.instant())) {
            throw Problem.STATE.because("cannot be prolonged", Map.of("reason", "liaison.wrong.prolong"));
        }
        var months = representatives.get(suggestion.representative()).hardMonths();
        var now = suggestion.prolonged(reason, suggestion.term().longer(months, calendar));
        put(staff, now);
        ledger.record(new LiaisonAct.Prolonged(about(now), now.term().due()));
    }

    /** The unit answers, after it spoke with the representative. Fails as INVALID, or as STATE where no answer is owed. */
    @Transactional
    public void answer(Staff staff, UUID id, Form form) {
        var suggestion = locked(staff, id);
        sight.demandAnswering(staff, suggestion);
        var text = form.need("text", TEXT_MAX);
        var spoke = form.day("spokeOn");
        spoke.filter(day -> day.isAfter(stations.today()) || day.isBefore(suggestion.handedOn()))
                .ifPresent(day -> form.note("spokeOn", "liaison.wrong.spoke-on"));
        form.refuse();
        if (!suggestion.isRunning()) {
            throw Problem.STATE.because("no answer is owed: " + id, Map.of("text", "liaison.wrong.answered"));
        }
        var at = clock.instant();
        if (suggestion.term().isPast(at) && !suggestion.term().overdue()) {
            ledger.record(new LiaisonAct.Overdue(about(suggestion), suggestion.isFirst()));
        }
        var inTime = suggestion.isFirst() && !suggestion.term().isPast(at);
        var now = (suggestion.term().isPast(at)
                        ? suggestion.with(suggestion.term().missed())
                        : suggestion)
                .answered();
        answers.add(
                staff.district(),
                id,
                new Answer(
                        now.answers(),
                        suggestion.unit(),
                        spoke.orElseThrow(),
                        text,
                        form.has("open"),
                        at,
                        null,
                        "",
                        null),
                staff.person());
        put(staff, now);
        ledger.record(new LiaisonAct.Answered(about(now), inTime, now.answers()));
    }

    /** The representative's own word on the newest answer; NOT asks for another one. Fails as INVALID, or as STATE where there is none to judge. */
    @Transactional
    public void judge(Staff staff, UUID id, Form form) {
        var suggestion = locked(staff, id);
        sight.demandAuthor(staff, suggestion);
        var verdict = form.one("verdict", Verdict.class);
        var words = verdict.filter(one -> one == Verdict.NOT).isPresent()
                ? form.need("words", REASON_MAX)
                : form.words("words", REASON_MAX);
        form.refuse();
        if (suggestion.state() != State.ANSWERED) {
            throw Problem.STATE.because("nothing to judge: " + id, Map.of("verdict", "liaison.wrong.judge"));
        }
        answers.judge(staff.district(), id, suggestion.answers(), verdict.orElseThrow(), words, clock.instant());
        var again = representatives.get(suggestion.representative()).againMonths();
        var now = verdict.orElseThrow() == Verdict.NOT
                ? suggestion.sentBack(SuggestionTerm.of(stations.today(), again, calendar))
                : suggestion.accepted();
        put(staff, now);
        ledger.record(new LiaisonAct.Judged(about(now), verdict.orElseThrow(), now.answers()));
    }

    /** Keeps what those who said it are told. Fails as INVALID, or as STATE before there is an answer. */
    @Transactional
    public void tell(Staff staff, UUID id, Form form) {
        var suggestion = locked(staff, id);
        sight.demandTelling(staff, suggestion);
        var words = form.need("told", TEXT_MAX);
        form.refuse();
        if (suggestion.isFirst()) {
            throw Problem.STATE.because("nothing to tell yet: " + id, Map.of("told", "liaison.wrong.tell"));
        }
        store.tell(staff.district(), id, words, clock.instant());
        ledger.record(new LiaisonAct.Told(about(suggestion)));
    }
}
