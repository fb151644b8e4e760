package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.ledger.Ledger;
import org.linli.mediation.CaseCommand.Confirmation;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** The agreement: made, signed, in force, kept or not, confirmed by a court. Articles are those of the People's Mediation Law. */
@Component
class Settling {
    private static final int STROKE_MAX = 20_000;
    private static final String STROKE = "[ML0-9 .]+"; // a path of straight lines, and nothing else
    private static final long FEN_MAX = 1_000_000_000_000L;

    private final FileStore files;
    private final LegalRule confirmation;
    private final Acts acts;
    private final Ledger ledger;
    private final WorkCalendar calendar;
    private final Clock clock;

    Settling(
            FileStore files,
            @Qualifier("mediationRules") LegalRules rules,
            Acts acts,
            Ledger ledger,
            WorkCalendar calendar,
            Clock clock) {
        this.files = files;
        this.confirmation = rules.get("confirmation");
        this.acts = acts;
        this.ledger = ledger;
        this.calendar = calendar;
        this.clock = clock;
    }

    Case agree(Staff staff, Case one, CaseCommand.Agree agree) {
        Checks.demandDay(one, agree.on(), today());
        var form = agree.written() ? Case.Form.WRITTEN : Case.Form.ORAL;
        var agreement = new Agreement(agree.facts().strip(), agree.terms().strip());
        var wrong = new TreeMap<>(agreement.wrong(form, agree.promises().size()));
        wrong.putAll(wrong(one, agree.promises()));
        if (files.mediators(one.district(), one.matter()).isEmpty()) {
            wrong.put("terms", "mediation.wrong.nobody");
        }
        if (!agree.written() && one.docket().track().isLabour()) {
            wrong.put("form", "mediation.wrong.oral");
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("an agreement", wrong);
        }
        files.put(one.district(), one.matter(), agreement, duties(agree.promises()));
        note(staff, one, agree.written() ? Entry.Kind.WRITTEN : Entry.Kind.ORAL, agree.on(), null);
        if (agree.written()) {
            return one.written(agree.on());
        }
        ledger.record(new MediationAct.Agreed(acts.about(one.docket(), agree.on()), form));
        return nothingPromised(agree.promises().isEmpty(), one.agreedByWord(agree.on()), agree.on());
    }

    /** Where nothing is promised there is nothing to follow up. */
    private static Case nothingPromised(boolean nothing, Case agreed, LocalDate on) {
        return nothing ? agreed.done(true, on) : agreed;
    }

    private Map<String, String> wrong(Case one, List<CaseCommand.Promise> promises) {
        var parties = files.parties(one.district(), one.matter()).stream()
                .map(Party::id)
                .collect(Collectors.toSet());
        var wrong = new TreeMap<String, String>();
        IntStream.range(0, promises.size()).forEach(at -> wrong(promises.get(at), at + 1, parties, wrong));
        if (promises.size() > Duty.MOST) {
            wrong.put("what-1", "mediation.wrong.many");
        }
        return wrong;
    }

    private static void wrong(CaseCommand.Promise promise, int at, Set<UUID> parties, Map<String, String> wrong) {
        if (promise.what().isBlank() || promise.what().length() > Duty.WHAT_MAX) {
            wrong.put("what-" + at, "mediation.wrong.what");
        }
        if (!parties.contains(promise.debtor())) {
            wrong.put("debtor-" + at, "mediation.wrong.party");
        }
        var fen = promise.fen();
        if (fen != null && (fen <= 0 || fen > FEN_MAX)) {
            wrong.put("sum-" + at, "mediation.wrong.sum");
        }
    }

    private List<Duty> duties(List<CaseCommand.Promise> promises) {
        return promises.stream()
                .map(promise -> new Duty(
                        Ids.next(clock),
                        promise.debtor(),
                        new Duty.Words(promise.what().strip(), promise.fen()),
                        promise.due(),
                        Duty.Verdict.OPEN,
                        null))
                .toList();
    }

    Case revise(Staff staff, Case one) {
        files.unsign(one.district(), one.matter());
        note(staff, one, Entry.Kind.REVISED, today(), null);
        return one.reopened();
    }

    /** Whoever has to sign: every party and every mediator (art. 29). */
    Set<UUID> signers(Case one) {
        var signers = new HashSet<UUID>();
        files.parties(one.district(), one.matter()).forEach(party -> signers.add(party.id()));
        files.mediators(one.district(), one.matter())
                .forEach(mediator -> signers.add(mediator.person().value()));
        return signers;
    }

    Case sign(Staff staff, Case one, CaseCommand.Sign sign) {
        Checks.demandDay(one, sign.on(), today());
        if (sign.on().isBefore(one.agreement().agreedOn())) {
            throw Checks.wrong("on", "mediation.wrong.before");
        }
        var signers = signers(one);
        if (!signers.contains(sign.who())) {
            throw Checks.wrong("who", "mediation.wrong.party");
        }
        var stroke = sign.stroke();
        if (stroke != null && (stroke.length() > STROKE_MAX || !stroke.matches(STROKE))) {
            throw Checks.wrong("stroke", "mediation.wrong.stroke");
        }
        files.add(one.district(), one.matter(), new FileStore.Signature(sign.who(), sign.on(), stroke));
        note(staff, one, stroke == null ? Entry.Kind.SIGNED_PAPER : Entry.Kind.SIGNED_SCREEN, sign.on(), sign.who());
        var signed = files.signatures(one.district(), one.matter());
        if (!signed.keySet().containsAll(signers)) {
            return one;
        }
        var last = signed.values().stream()
                .map(FileStore.Signature::day)
                .max(LocalDate::compareTo)
                .orElseThrow();
        note(staff, one, Entry.Kind.IN_FORCE, last, null);
        ledger.record(new MediationAct.Agreed(acts.about(one.docket(), last), Case.Form.WRITTEN));
        return one.inForce(last);
    }

    Case followUp(Staff staff, Case one, CaseCommand.FollowUp followUp) {
        Checks.demandDay(one, followUp.on(), today());
        if (followUp.text().length() > Entry.TEXT_MAX) {
            throw Checks.wrong("text", "mediation.wrong.long");
        }
        var duties = files.duties(one.district(), one.matter());
        var duty = duties.stream()
                .filter(each -> each.id().equals(followUp.duty()))
                .findFirst()
                .orElseThrow(() -> Checks.wrong("duty", "mediation.wrong.choose"));
        if (!followUp.kept() && !today().isAfter(duty.dueOn())) {
            throw Checks.wrong("kept", "mediation.wrong.early");
        }
        var verdict = followUp.kept() ? Duty.Verdict.KEPT : Duty.Verdict.BROKEN;
        var change = duty.change(verdict);
        files.put(one.district(), one.matter(), duty.judged(verdict, followUp.on()));
        files.add(
                one.district(),
                one.matter(),
                new Entry(
                        Ids.next(clock),
                        followUp.kept() ? Entry.Kind.KEPT : Entry.Kind.BROKEN,
                        followUp.on(),
                        staff.person().value(),
                        duty.id(),
                        followUp.text().strip()));
        ledger.record(new MediationAct.FollowedUp(
                acts.about(one.docket(), followUp.on()), change.due(), change.kept(), duty.dueOn()));
        var open = duties.stream()
                .anyMatch(each ->
                        each.verdict() == Duty.Verdict.OPEN && !each.id().equals(duty.id()));
        return one.done(!open, followUp.on());
    }

    /** Within thirty days from when it is in force, both together (art. 33); then what the court said. */
    Case confirm(Staff staff, Case one, CaseCommand.Confirm confirm) {
        Checks.demandDay(one, confirm.on(), today());
        var made = one.agreement();
        var asks = confirm.now() == Confirmation.ASKED;
        if (confirm.now() == Confirmation.NONE || asks != (made.confirmation() == Confirmation.NONE)) {
            throw Checks.wrong("now", "mediation.wrong.choose");
        }
        if (asks && window(made).isOver(confirm.on())) {
            throw Checks.wrong("on", "mediation.wrong.window");
        }
        note(
                staff,
                one,
                asks
                        ? Entry.Kind.ASKED_COURT
                        : confirm.now() == Confirmation.CONFIRMED ? Entry.Kind.CONFIRMED : Entry.Kind.DECLINED,
                confirm.on(),
                null);
        ledger.record(new MediationAct.Confirmed(acts.about(one.docket(), confirm.on()), confirm.now()));
        return one.confirmation(confirm.now(), confirm.on());
    }

    /** The last day on which the parties can ask the court together. */
    LegalRule.LastDay window(Case.Settlement made) {
        var effective = made.effectiveOn() == null ? made.agreedOn() : made.effectiveOn();
        return confirmation.lastDay(effective, calendar);
    }

    private void note(Staff staff, Case one, Entry.Kind kind, LocalDate on, @Nullable UUID about) {
        files.add(
                one.district(),
                one.matter(),
                new Entry(Ids.next(clock), kind, on, staff.person().value(), about, ""));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
