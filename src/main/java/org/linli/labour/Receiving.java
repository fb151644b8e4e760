package org.linli.labour;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.labour.Labour.Particulars;
import org.linli.labour.Labour.Received;
import org.linli.labour.Labour.Reception;
import org.linli.ledger.Ledger;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.mediation.LegalRule;
import org.linli.mediation.LegalRules;
import org.linli.mediation.Mediation;
import org.linli.organisations.OrganisationId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes labour disputes in, and sees that those above learn of many workers. */
@Component
class Receiving {
    private final LabourStore store;
    private final AlarmStore alarms;
    private final Matters matters;
    private final Mediation mediation;
    private final Access access;
    private final Ledger ledger;
    private final LegalRule mass;
    private final LegalRule hour;
    private final WorkCalendar calendar;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Receiving(
            LabourStore store,
            AlarmStore alarms,
            Matters matters,
            Mediation mediation,
            Access access,
            Ledger ledger,
            @Qualifier("labourRules") LegalRules rules,
            WorkCalendar calendar,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.alarms = alarms;
        this.matters = matters;
        this.mediation = mediation;
        this.access = access;
        this.ledger = ledger;
        this.mass = rules.get("mass");
        this.hour = rules.get("mass-hour");
        this.calendar = calendar;
        this.transaction = transaction;
        this.clock = clock;
    }

    Received receive(Staff staff, Reception reception) {
        access.demand(staff, Permission.MEDIATION, reception.place(), reception.body());
        var wrong = new TreeMap<>(wrong(reception.known()));
        if (reception.on().isAfter(today())) {
            wrong.put("on", "mediation.wrong.future");
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a reception", wrong);
        }
        var draft = Draft.of(reception.place(), reception.text())
                .withKind(Kind.LABOUR)
                .withTitle(reception.known().claim())
                .withVia(Draft.Via.STUDIO);
        return switch (matters.receive(draft, null)) {
            case Intake.Refused refused ->
                throw Problem.INVALID.because(
                        "a matter",
                        refused.reasons().stream()
                                .collect(Collectors.toMap(
                                        reason -> reason.field().equals("title") ? "claim" : reason.field(),
                                        Intake.Reason::key,
                                        (one, other) -> one)));
            case Intake.Received matter -> {
                var concern = new Mediation.Concern(
                        reception.place().district(), matter.id(), matter.code(), reception.place());
                transaction.executeWithoutResult(
                        status -> add(concern, reception.body(), reception.known(), reception.on()));
                yield new Received(matter.code(), matter.receipt());
            }
        };
    }

    void refer(Staff staff, String code, OrganisationId body, String claim) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()));
        if (matter.kind() != Kind.LABOUR || alarms.isKnown(matter.district(), matter.id())) {
            throw Problem.STATE.because("not to be sent: " + code, Map.of("matter", "labour.wrong.kind"));
        }
        if (claim.isBlank() || claim.length() > LabourCase.NAME_MAX) {
            throw Problem.INVALID.because("a claim", Map.of("about", "labour.wrong.claim"));
        }
        if (mediation.bodies(matter.district(), matter.place()).stream()
                .noneMatch(one -> one.id().equals(body))) {
            throw Problem.INVALID.because("no such studio", Map.of("body", "mediation.wrong.no-mediator"));
        }
        var day = LocalDate.ofInstant(matter.receivedAt(), calendar.zone());
        add(
                Mediation.Concern.of(matter),
                body,
                new Particulars("", null, "", 1, Set.of(Claim.OTHER), claim, null, day, null, null),
                today());
    }

    private void add(Mediation.Concern matter, OrganisationId body, Particulars known, LocalDate on) {
        var one = new LabourCase(
                matter.district(),
                matter.id(),
                matter.code(),
                matter.place().upTo(PlaceCode.COMMUNITY),
                body,
                on,
                known.workers(),
                isMass(known.workers()),
                known.facts(),
                known.words(""),
                LabourCase.Stage.RECEIVED,
                null,
                null,
                0);
        store.add(one);
        ledger.record(new LabourAct.Received(about(one, on), one.mass()));
        raise(one);
    }

    boolean isMass(int workers) {
        return workers >= mass.amount();
    }

    /** Those above must know within the hour. */
    void raise(LabourCase one) {
        if (one.mass()) {
            var now = clock.instant();
            alarms.raise(one, now, now.plus(Duration.ofHours(hour.amount())));
        }
    }

    Map<String, String> wrong(Particulars known) {
        var wrong = new TreeMap<String, String>();
        need(wrong, "worker", known.worker());
        need(wrong, "enterprise", known.enterprise());
        need(wrong, "claim", known.claim());
        var contact = known.contact();
        if (contact != null && contact.length() > LabourCase.NAME_MAX) {
            wrong.put("contact", "mediation.wrong.long");
        }
        if (known.workers() < 1 || known.workers() > LabourCase.WORKERS_MAX) {
            wrong.put("workers", "labour.wrong.workers");
        }
        if (known.claims().isEmpty()) {
            wrong.put("claims", "labour.wrong.claims");
        }
        var fen = known.fen();
        if (fen != null && fen <= 0) {
            wrong.put("sum", "mediation.wrong.sum");
        }
        future(wrong, "knew", known.knewOn());
        future(wrong, "left", known.leftOn());
        future(wrong, "interrupted", known.interruptedOn());
        return wrong;
    }

    private static void need(Map<String, String> wrong, String field, String text) {
        if (text.isBlank()) {
            wrong.put(field, "labour.wrong." + field);
        } else if (text.length() > LabourCase.NAME_MAX * 2) {
            wrong.put(field, "mediation.wrong.long");
        }
    }

    private void future(Map<String, String> wrong, String field, @Nullable LocalDate day) {
        if (day != null && day.isAfter(today())) {
            wrong.put(field, "mediation.wrong.future");
        }
    }

    LabourAct.About about(LabourCase one, LocalDate on) {
        return new LabourAct.About(
                one.matter().value(),
                one.place(),
                on.atStartOfDay(calendar.zone()).toInstant(),
                Objects.requireNonNull(one.body()).value());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
