package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.springframework.stereotype.Component;

/** Takes the steps of a case: finds it, asks whether it may, writes what comes of it. */
@Component
class CaseWork {
    private final CaseStore cases;
    private final FileStore files;
    private final Mediators mediators;
    private final Settling settling;
    private final Reminders reminders;
    private final Acts acts;
    private final Ledger ledger;
    private final Access access;
    private final Clock clock;

    CaseWork(
            CaseStore cases,
            FileStore files,
            Mediators mediators,
            Settling settling,
            Reminders reminders,
            Acts acts,
            Ledger ledger,
            Access access,
            Clock clock) {
        this.cases = cases;
        this.files = files;
        this.mediators = mediators;
        this.settling = settling;
        this.reminders = reminders;
        this.acts = acts;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    /** The case of {@code code}, of a body for which {@code staff} mediate. Fails as {@link Problem#NOT_FOUND}. */
    CaseStore.Told get(Staff staff, String code) {
        return cases.findByCode(staff.district(), code)
                .filter(told -> access.may(
                        staff,
                        Permission.MEDIATION,
                        told.one().docket().place(),
                        told.one().docket().body()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("case " + code));
    }

    void take(Staff staff, String code, @Nullable Integer version, CaseCommand command) {
        var one = get(staff, code).one();
        if (version != null && version != one.version()) {
            throw Problem.STALE.because("case " + code + " version " + version);
        }
        step(command).demand(one);
        var next = moved(staff, one, command);
        cases.put(next, reminders.next(next, files.duties(one.district(), one.matter()), LocalDate.now(clock)));
    }

    private static CaseStep step(CaseCommand command) {
        return switch (command) {
            case CaseCommand.AddParty c -> CaseStep.PARTY;
            case CaseCommand.Consent c -> CaseStep.CONSENT;
            case CaseCommand.Appoint c -> CaseStep.MEDIATOR;
            case CaseCommand.Meet c -> CaseStep.SESSION;
            case CaseCommand.Guard c -> CaseStep.DANGER;
            case CaseCommand.Agree c -> CaseStep.AGREEMENT;
            case CaseCommand.Revise c -> CaseStep.REVISION;
            case CaseCommand.Sign c -> CaseStep.SIGNATURE;
            case CaseCommand.FollowUp c -> CaseStep.FOLLOW_UP;
            case CaseCommand.Confirm c -> CaseStep.CONFIRMATION;
            case CaseCommand.End c -> CaseStep.ENDING;
        };
    }

    private Case moved(Staff staff, Case one, CaseCommand command) {
        return switch (command) {
            case CaseCommand.AddParty(var who) -> addParty(one, who);
            case CaseCommand.Consent consent -> consent(staff, one, consent);
            case CaseCommand.Appoint appoint -> mediators.appoint(staff, one, appoint);
            case CaseCommand.Meet meet -> meet(staff, one, meet);
            case CaseCommand.Guard guard -> guard(staff, one, guard);
            case CaseCommand.Agree agree -> settling.agree(staff, one, agree);
            case CaseCommand.Revise revise -> settling.revise(staff, one);
            case CaseCommand.Sign sign -> settling.sign(staff, one, sign);
            case CaseCommand.FollowUp followUp -> settling.followUp(staff, one, followUp);
            case CaseCommand.Confirm confirm -> settling.confirm(staff, one, confirm);
            case CaseCommand.End end -> end(staff, one, end);
        };
    }

    /** Whoever joins after the others agreed is asked too: it waits again. */
    private Case addParty(Case one, CaseCommand.Someone who) {
        var wrong = Checks.wrong(who, "");
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a party", wrong);
        }
        files.put(one.district(), one.matter(), Checks.party(Ids.next(clock), who));
        return new Case(one.docket(), Case.Stage.WAITING, null, null, null, one.dangerOn(), null, one.version());
    }

    private Case consent(Staff staff, Case one, CaseCommand.Consent consent) {
        demandDay(one, consent.on());
        var party = files.parties(one.district(), one.matter()).stream()
                .filter(each -> each.id().equals(consent.party()))
                .findFirst()
                .orElseThrow(() -> Checks.wrong("party", "mediation.wrong.party"));
        var word = consent.yes() ? Party.Consent.YES : Party.Consent.NO;
        files.put(one.district(), one.matter(), party.with(word));
        note(staff, one, consent.yes() ? Entry.Kind.YES : Entry.Kind.NO, consent.on(), party.id(), "");
        if (!consent.yes()) {
            ledger.record(new MediationAct.Stopped(acts.about(one.docket(), consent.on())));
            return one.stopped(consent.on());
        }
        if (!Party.isReady(files.parties(one.district(), one.matter()))) {
            return one;
        }
        ledger.record(new MediationAct.Begun(acts.about(one.docket(), consent.on())));
        return one.begun(consent.on());
    }

    private Case meet(Staff staff, Case one, CaseCommand.Meet meet) {
        demandDay(one, meet.on());
        Checks.demandText("text", meet.text());
        if (files.mediators(one.district(), one.matter()).isEmpty()) {
            throw Checks.wrong("text", "mediation.wrong.nobody");
        }
        note(staff, one, Entry.Kind.SESSION, meet.on(), null, meet.text());
        ledger.record(new MediationAct.Met(acts.about(one.docket(), meet.on())));
        return one;
    }

    private Case guard(Staff staff, Case one, CaseCommand.Guard guard) {
        demandDay(one, guard.on());
        Checks.demandText("told", guard.told());
        Checks.demandText("text", guard.text());
        note(
                staff,
                one,
                Entry.Kind.DANGER,
                guard.on(),
                null,
                guard.told().strip() + "\n" + guard.text().strip());
        ledger.record(new MediationAct.Guarded(acts.about(one.docket(), guard.on())));
        return one.inDanger(guard.on());
    }

    private Case end(Staff staff, Case one, CaseCommand.End end) {
        demandDay(one, end.on());
        if (end.why() == CaseCommand.Ending.REFUSED) {
            throw Checks.wrong("why", "mediation.wrong.refused");
        }
        if (!end.told()) {
            throw Checks.wrong("told", "mediation.wrong.told");
        }
        note(staff, one, Entry.Kind.ENDED, end.on(), null, "");
        note(staff, one, Entry.Kind.TOLD, end.on(), null, "");
        files.unsign(one.district(), one.matter());
        ledger.record(new MediationAct.Failed(acts.about(one.docket(), end.on()), end.why()));
        return one.failed(end.why(), end.on());
    }

    private void note(Staff staff, Case one, Entry.Kind kind, LocalDate on, @Nullable UUID about, String text) {
        files.add(
                one.district(),
                one.matter(),
                new Entry(Ids.next(clock), kind, on, staff.person().value(), about, text.strip()));
    }

    private void demandDay(Case one, LocalDate on) {
        Checks.demandDay(one, on, LocalDate.now(clock));
    }
}
