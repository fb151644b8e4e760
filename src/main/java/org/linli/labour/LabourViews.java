package org.linli.labour;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.kernel.WorkCalendar;
import org.linli.mediation.LegalRule;
import org.linli.mediation.LegalRules;
import org.linli.mediation.Mediation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Fields;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Puts together what a studio sees of its labour disputes. */
@Component
class LabourViews {
    private static final int PAGE = 30;
    private static final int ALARMS = 100;

    private final Labour labour;
    private final LabourStore store;
    private final AlarmStore alarms;
    private final Mediation mediation;
    private final LegalRules rules;
    private final LegalRule fifteen;
    private final WorkCalendar calendar;
    private final Access access;
    private final Organisations organisations;
    private final Places places;
    private final Clock clock;

    LabourViews(
            Labour labour,
            LabourStore store,
            AlarmStore alarms,
            Mediation mediation,
            @Qualifier("labourRules") LegalRules rules,
            @Qualifier("mediationRules") LegalRules mediationRules,
            WorkCalendar calendar,
            Access access,
            Organisations organisations,
            Places places,
            Clock clock) {
        this.labour = labour;
        this.store = store;
        this.alarms = alarms;
        this.mediation = mediation;
        this.rules = rules;
        this.fifteen = mediationRules.get("labour");
        this.calendar = calendar;
        this.access = access;
        this.organisations = organisations;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A labour dispute with its clocks.
     *
     * @param fifteen the day after which arbitration is open though mediation has no outcome
     * @param order whether a court may be asked for a payment order
     * @param next what follows an application for arbitration
     */
    record LabourView(
            LabourCase one,
            Words body,
            Words place,
            Mediation.@Nullable Standing mediation,
            List<Limitation> limitations,
            LegalRule.@Nullable LastDay fifteen,
            boolean order,
            AlarmStore.@Nullable Alarm alarm,
            List<LegalRule> next,
            LocalDate today,
            boolean contact,
            Fields.@Nullable Refused refused) {
        String at() {
            return "/desk/labour/" + one.code();
        }

        String value(String form, String field, @Nullable Object fallback) {
            return Fields.Refused.value(refused, form, field, fallback);
        }

        @Nullable
        String wrong(String form, String field) {
            return Fields.Refused.wrong(refused, form, field);
        }

        boolean isOpen(String form) {
            return refused != null && refused.form().equals(form);
        }

        /** Whether mediation runs. */
        boolean isMediating() {
            return mediation != null && !mediation.concluded();
        }

        boolean hasClaim(Claim claim) {
            return (refused != null && refused.form().equals("change"))
                    ? refused.values().containsKey("claim-" + claim.word())
                    : one.facts().claims().contains(claim);
        }

        /** What stands in {@code field} of the form that changes particulars; a contact only once it was looked up. */
        @Nullable
        Object known(String field) {
            var words = one.words();
            var facts = one.facts();
            var fen = words.fen();
            return switch (field) {
                case "worker" -> words.worker();
                case "contact" -> contact ? words.contact() : null;
                case "enterprise" -> words.enterprise();
                case "claim" -> words.claim();
                case "workers" -> one.workers();
                case "sum" -> fen == null ? null : yuan(fen);
                case "knew" -> facts.knewOn();
                case "left" -> facts.leftOn();
                default -> facts.interruptedOn();
            };
        }

        /** Yuan with two places, from fen. */
        static String yuan(long fen) {
            return "%,d.%02d".formatted(fen / 100, fen % 100);
        }
    }

    record Row(LabourCase one, Words place, List<Limitation> limitations, Mediation.@Nullable Standing mediation) {}

    record ListPage(List<Row> rows, @Nullable UUID next, LocalDate today) {}

    record AlarmRow(AlarmStore.Alarm alarm, Words place, Words body) {}

    record AlarmsPage(List<AlarmRow> rows) {}

    LabourView view(Staff staff, String code, boolean contact, Fields.@Nullable Refused refused) {
        var one = labour.get(staff, code);
        var standing = mediation.standing(one.district(), one.matter()).orElse(null);
        return new LabourView(
                one,
                body(one),
                place(one.place()),
                standing,
                limitations(one),
                standing == null ? null : fifteen.lastDay(standing.openedOn(), calendar),
                isOrder(staff, one, standing),
                alarms.find(one.district(), code).orElse(null),
                List.of("accepts", "serves", "answer", "award", "longer", "sue").stream()
                        .map(rules::get)
                        .toList(),
                LocalDate.now(clock),
                contact,
                refused);
    }

    List<Limitation> limitations(LabourCase one) {
        return Limitation.of(one.facts(), rules.get("limitation"), calendar);
    }

    /** An agreement on wages, an injury's costs, compensation or damages that is not kept (art. 16). */
    private boolean isOrder(Staff staff, LabourCase one, Mediation.@Nullable Standing standing) {
        return standing != null
                && standing.effectiveOn() != null
                && one.facts().claims().stream().anyMatch(Claim.PAYMENT_ORDER::contains)
                && mediation.isBroken(staff, one.code());
    }

    ListPage list(Staff staff, @Nullable UUID after) {
        var found = store.list(access.scope(staff, Permission.MEDIATION), after, PAGE + 1);
        var shown = found.subList(0, Math.min(PAGE, found.size()));
        var areas =
                places.named(shown.stream().map(LabourCase::place).distinct().toList());
        return new ListPage(
                shown.stream()
                        .map(one -> new Row(
                                one,
                                named(one.place(), areas.get(one.place())),
                                limitations(one),
                                mediation.standing(one.district(), one.matter()).orElse(null)))
                        .toList(),
                found.size() > PAGE ? shown.getLast().matter().value() : null,
                LocalDate.now(clock));
    }

    AlarmsPage alarms(Staff staff) {
        return new AlarmsPage(alarms.list(access.scope(staff, Permission.MATTERS_SUPERVISE), ALARMS).stream()
                .map(alarm -> new AlarmRow(alarm, place(alarm.place()), body(alarm)))
                .toList());
    }

    /** The bodies at which {@code staff} receive people. */
    Map<OrganisationId, Words> bodies(Staff staff) {
        var ids = access.scope(staff, Permission.MEDIATION).units().stream()
                .map(OrganisationId::new)
                .toList();
        var names = new HashMap<OrganisationId, Words>();
        organisations.named(staff.district(), ids).forEach((id, body) -> names.put(id, body.name()));
        return names;
    }

    private Words body(LabourCase one) {
        return organisations.get(one.district(), one.body()).name();
    }

    private Words body(AlarmStore.Alarm alarm) {
        return organisations.get(alarm.district(), alarm.body()).name();
    }

    private Words place(PlaceCode code) {
        return named(code, places.find(code).orElse(null));
    }

    private static Words named(PlaceCode code, @Nullable Place place) {
        return place == null ? Words.same(code.value()) : place.words();
    }
}
