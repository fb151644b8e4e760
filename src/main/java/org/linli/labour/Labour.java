package org.linli.labour;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.mediation.CaseCommand.Someone;
import org.linli.mediation.Mediation;
import org.linli.mediation.Track;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Receives labour disputes and moves them on: to an agreement of their own, to mediation, to arbitration. */
@Service
public class Labour {
    private final LabourStore store;
    private final Receiving receiving;
    private final Mediation mediation;
    private final Access access;
    private final Ledger ledger;
    private final Clock clock;

    Labour(LabourStore store, Receiving receiving, Mediation mediation, Access access, Ledger ledger, Clock clock) {
        this.store = store;
        this.receiving = receiving;
        this.mediation = mediation;
        this.access = access;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * What is known of a dispute.
     *
     * @param worker who came, of several the one who speaks for them; empty where a matter was sent on and nobody came yet
     * @param claim the dispute in a sentence
     * @param fen the sum in dispute, in fen
     * @param knewOn when they knew, or should have known, that they were wronged
     * @param leftOn the day on which the work ended; null while it goes on
     * @param interruptedOn when the limitation last began anew
     */
    public record Particulars(
            String worker,
            @Nullable String contact,
            String enterprise,
            int workers,
            Set<Claim> claims,
            String claim,
            @Nullable Long fen,
            LocalDate knewOn,
            @Nullable LocalDate leftOn,
            @Nullable LocalDate interruptedOn) {
        /** Takes a copy. */
        public Particulars {
            claims = Set.copyOf(claims);
        }

        Limitation.Facts facts() {
            return new Limitation.Facts(claims, knewOn, leftOn, interruptedOn);
        }

        /** A contact that is not said again stays: whoever changes the rest has not seen it. */
        LabourCase.Words wordsAfter(LabourCase.Words before) {
            var now = words(before.talk());
            return new LabourCase.Words(
                    now.worker(),
                    now.contact() == null ? before.contact() : now.contact(),
                    now.enterprise(),
                    now.claim(),
                    now.fen(),
                    now.talk());
        }

        LabourCase.Words words(String talk) {
            return new LabourCase.Words(
                    worker.strip(),
                    contact == null ? null : contact.strip(),
                    enterprise.strip(),
                    claim.strip(),
                    fen,
                    talk);
        }

        /** Without the names: they must not reach a log. */
        @Override
        public String toString() {
            return "Particulars[]";
        }
    }

    /**
     * Somebody comes to a studio.
     *
     * @param text what happened, in their words
     */
    public record Reception(OrganisationId body, PlaceCode place, Particulars known, String text, LocalDate on) {}

    /** What came of it: the matter's public code, and the secret that opens it for who came. */
    public record Received(String code, String receipt) {
        /** Without the secret: it must not reach a log. */
        @Override
        public String toString() {
            return "Received[" + code + "]";
        }
    }

    /**
     * Receives somebody at a studio. Fails as {@link Problem#FORBIDDEN} for who does not work there, as {@link Problem#INVALID} naming
     * what is wrong, before anything is written. A limitation that has passed is no reason to send anybody away.
     */
    public Received receive(Staff staff, Reception reception) {
        return receiving.receive(staff, reception);
    }

    /**
     * Sends a labour dispute that {@code staff} have in reach on to a studio, which completes what is known. Fails as NOT_FOUND or
     * FORBIDDEN for who may not give the matter to anybody, as STATE where it is no labour dispute or has been sent, as INVALID.
     */
    @Transactional
    public void refer(Staff staff, String code, OrganisationId body, String claim) {
        receiving.refer(staff, code, body, claim);
    }

    /** What is known better now. Fails as {@link #talk}. */
    @Transactional
    public void change(Staff staff, String code, Particulars known) {
        var one = open(staff, code);
        var wrong = receiving.wrong(known);
        if (!wrong.isEmpty()) {
            throw Problem.INVALID.because("particulars", wrong);
        }
        var now = one.known(
                known.workers(),
                one.mass() || receiving.isMass(known.workers()),
                known.facts(),
                known.wordsAfter(one.words()));
        store.put(now);
        if (!one.mass()) {
            receiving.raise(now);
        }
    }

    /**
     * The two talked, with or without the union or a third at the table (art. 4). Fails as {@link Problem#NOT_FOUND} for who does not
     * work at the studio, as STATE where it is over, as INVALID.
     */
    @Transactional
    public void talk(Staff staff, String code, LocalDate on, boolean settled, String text) {
        var one = open(staff, code);
        demand(one, on);
        if (one.stage() != LabourCase.Stage.RECEIVED) {
            throw Problem.STATE.because("in mediation: " + code, Map.of("settled", "labour.wrong.mediation"));
        }
        if (text.isBlank() || text.length() > LabourCase.TEXT_MAX) {
            throw Problem.INVALID.because("what was said", Map.of("text", "mediation.wrong.text"));
        }
        store.put(one.talked(on, settled, text.strip()));
        ledger.record(new LabourAct.Consulted(receiving.about(one, on), settled));
    }

    /** The worker asks for mediation, of the kind that the body is. Fails as {@link #talk}, and as {@link Mediation#open}. */
    @Transactional
    public Mediation.Opened mediate(Staff staff, String code, Track track, LocalDate on) {
        var one = open(staff, code);
        demand(one, on);
        if (!track.isLabour()) {
            throw Problem.INVALID.because("no labour track", Map.of("track", "web.wrong.choose"));
        }
        if (one.words().worker().isEmpty() || one.words().enterprise().isEmpty()) {
            throw Problem.INVALID.because("nobody is named", Map.of("track", "labour.wrong.unknown"));
        }
        store.put(one.inMediation());
        return mediation.open(
                staff,
                new Mediation.Concern(one.district(), one.matter(), one.code(), one.place()),
                new Mediation.Wish(
                        one.body(),
                        track,
                        false,
                        one.words().claim(),
                        List.of(
                                new Someone(
                                        true,
                                        one.words().worker(),
                                        "",
                                        one.words().contact()),
                                new Someone(false, one.words().enterprise(), "", null)),
                        on));
    }

    /** The papers for arbitration were handed to the worker. Nothing has to come before it. Fails as {@link #talk}. */
    @Transactional
    public void handOver(Staff staff, String code, LocalDate on) {
        var one = open(staff, code);
        demand(one, on);
        if (mediation
                .standing(one.district(), one.matter())
                .filter(standing -> !standing.concluded())
                .isPresent()) {
            throw Problem.STATE.because("mediation runs: " + code, Map.of("on", "labour.wrong.running"));
        }
        store.put(one.handedOver(on));
        ledger.record(new LabourAct.HandedOver(receiving.about(one, on)));
    }

    /** The case, of a studio that {@code staff} work at. Fails as NOT_FOUND. */
    LabourCase get(Staff staff, String code) {
        return store.findByCode(staff.district(), code)
                .filter(one -> access.may(staff, Permission.MEDIATION, one.place(), one.body()))
                .orElseThrow(() -> Problem.NOT_FOUND.because("labour case " + code));
    }

    private LabourCase open(Staff staff, String code) {
        var one = get(staff, code);
        if (one.isOver()) {
            throw Problem.STATE.because("over: " + code);
        }
        return one;
    }

    private void demand(LabourCase one, LocalDate on) {
        if (on.isAfter(today())) {
            throw Problem.INVALID.because("a day", Map.of("on", "mediation.wrong.future"));
        }
        if (on.isBefore(one.receivedOn())) {
            throw Problem.INVALID.because("a day", Map.of("on", "mediation.wrong.before"));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
