package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.MatterRef;
import org.linli.mediation.Mediation.Concern;
import org.linli.mediation.Mediation.Opened;
import org.linli.mediation.Mediation.Wish;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Component;

/** Takes a case into the register. */
@Component
class Opening {
    static final int ABOUT_MAX = 200; // UTF-16 code units

    private final CaseStore cases;
    private final FileStore files;
    private final Acts acts;
    private final Ledger ledger;
    private final Access access;
    private final Mediators mediators;
    private final Clock clock;

    Opening(
            CaseStore cases,
            FileStore files,
            Acts acts,
            Ledger ledger,
            Access access,
            Mediators mediators,
            Clock clock) {
        this.mediators = mediators;
        this.cases = cases;
        this.files = files;
        this.acts = acts;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    Opened open(Staff staff, Concern matter, Wish wish) {
        demand(staff, matter.place(), wish);
        return add(staff, matter, wish, wish.offered() ? Case.Origin.OFFERED : Case.Origin.APPLIED);
    }

    /** Sends a matter on: whoever may give it to a unit may. */
    Opened refer(Staff staff, MatterRef matter, OrganisationId body, String about) {
        access.demand(staff, Permission.MATTERS_ASSIGN, matter.place(), new OrganisationId(matter.unit()));
        if (matter.kind() != Kind.DISPUTE) {
            throw Problem.STATE.because("no dispute: " + matter.code(), Map.of("matter", "mediation.wrong.kind"));
        }
        var wish = new Wish(body, Track.CIVIL, false, about, List.of(), LocalDate.now(clock));
        check(wish);
        if (mediators.at(matter.district(), body).isEmpty()) {
            throw Checks.wrong("body", "mediation.wrong.no-mediator");
        }
        return add(staff, Concern.of(matter), wish, Case.Origin.REFERRED);
    }

    private Opened add(Staff staff, Concern matter, Wish wish, Case.Origin origin) {
        if (cases.standing(matter.district(), matter.id()).isPresent()) {
            throw Problem.STATE.because("has a case: " + matter.code(), Map.of("matter", "mediation.wrong.twice"));
        }
        var year = wish.on().getYear();
        var docket = new Case.Docket(
                matter.district(),
                matter.id(),
                matter.code(),
                matter.place().upTo(PlaceCode.COMMUNITY),
                wish.body(),
                wish.track(),
                origin,
                year,
                cases.serial(matter.district(), wish.body(), year),
                wish.on());
        cases.add(Case.open(docket), wish.about().strip());
        files.add(
                matter.district(),
                matter.id(),
                new Entry(
                        Ids.next(clock),
                        Entry.Kind.OPENED,
                        wish.on(),
                        staff.person().value(),
                        null,
                        wish.about().strip()));
        var parties = parties(staff, docket, wish);
        ledger.record(new MediationAct.Opened(acts.about(docket, wish.on()), docket.origin()));
        return new Opened(matter.code(), year, docket.serial(), parties);
    }

    /** Who applies wants it: their consent is in their asking. */
    private List<UUID> parties(Staff staff, Case.Docket docket, Wish wish) {
        var ids = new ArrayList<UUID>();
        for (var who : wish.parties()) {
            var agrees = who.claimant() && !wish.offered();
            var party = Checks.party(Ids.next(clock), who).with(agrees ? Party.Consent.YES : Party.Consent.PENDING);
            files.put(docket.district(), docket.matter(), party);
            if (agrees) {
                files.add(
                        docket.district(),
                        docket.matter(),
                        new Entry(
                                Ids.next(clock),
                                Entry.Kind.YES,
                                wish.on(),
                                staff.person().value(),
                                party.id(),
                                ""));
            }
            ids.add(party.id());
        }
        return ids;
    }

    /** Fails as {@link Problem#FORBIDDEN} for who is no mediator there, as {@link Problem#INVALID} with everything that is wrong. */
    void demand(Staff staff, PlaceCode place, Wish wish) {
        access.demand(staff, Permission.MEDIATION, place, wish.body());
        check(wish);
    }

    private void check(Wish wish) {
        var wrong = new TreeMap<String, String>();
        if (wish.about().isBlank()) {
            wrong.put("about", "mediation.wrong.about");
        } else if (wish.about().length() > ABOUT_MAX) {
            wrong.put("about", "mediation.wrong.about-long");
        }
        if (wish.on().isAfter(LocalDate.now(clock))) {
            wrong.put("on", "mediation.wrong.future");
        }
        for (var who : wish.parties()) {
            wrong.putAll(Checks.wrong(who, who.claimant() ? "one-" : "other-"));
        }
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("a case to open", wrong);
        }
    }
}
