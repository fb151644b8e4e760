package org.linli.mediation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.catalogue.Kind;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.MatterId;
import org.linli.matters.MatterRef;
import org.linli.matters.Matters;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens cases of mediation, moves them on, and says where one stands to those who may know no more. */
@Service
public class Mediation {
    private final Matters matters;
    private final TransactionTemplate transaction;
    private final Opening opening;
    private final CaseWork work;
    private final CaseStore cases;
    private final FileStore files;
    private final Mediators mediators;
    private final Clock clock;

    Mediation(
            Matters matters,
            TransactionTemplate transaction,
            Opening opening,
            CaseWork work,
            CaseStore cases,
            FileStore files,
            Mediators mediators,
            Clock clock) {
        this.mediators = mediators;
        this.clock = clock;
        this.matters = matters;
        this.transaction = transaction;
        this.opening = opening;
        this.work = work;
        this.cases = cases;
        this.files = files;
    }

    /** The matter that a case is to belong to. */
    public record Concern(District district, MatterId id, String code, PlaceCode place) {
        /** The matter that other modules see. */
        public static Concern of(MatterRef matter) {
            return new Concern(matter.district(), matter.id(), matter.code(), matter.place());
        }
    }

    /**
     * A case to open.
     *
     * @param body who mediates
     * @param offered by the body; else a party asked
     * @param about the dispute in a sentence
     * @param parties as far as they are known; those who ask have agreed by asking
     */
    public record Wish(
            OrganisationId body,
            Track track,
            boolean offered,
            String about,
            List<CaseCommand.Someone> parties,
            LocalDate on) {
        /** Takes a copy. */
        public Wish {
            parties = List.copyOf(parties);
        }
    }

    /** A case that was opened, with its parties in the order in which they were named. */
    public record Opened(String code, int year, int serial, List<UUID> parties) {}

    /**
     * Where a case stands, without a word of what is in it.
     *
     * @param stage as it stands in message keys, {@code mediation.stage.<stage>}
     */
    public record Standing(
            OrganisationId body,
            Track track,
            int year,
            int serial,
            String stage,
            boolean concluded,
            LocalDate openedOn,
            @Nullable LocalDate endedOn,
            @Nullable LocalDate effectiveOn,
            @Nullable LocalDate dangerOn) {}

    /** What came of receiving somebody: the case, and the secret that opens the matter for them. */
    public record Received(Opened opened, String receipt) {
        /** Without the secret: it must not reach a log. */
        @Override
        public String toString() {
            return "Received[" + opened.code() + "]";
        }
    }

    /**
     * Receives somebody at the body: raises their matter and opens its case. Fails as {@link #open}, before anything is written.
     *
     * @param text what happened, in their words
     */
    public Received receive(Staff staff, PlaceCode place, String text, Wish wish) {
        opening.demand(staff, place, wish);
        var draft = Draft.of(place, text)
                .withKind(Kind.DISPUTE)
                .withTitle(wish.about())
                .withVia(Draft.Via.COUNTER);
        return switch (matters.receive(draft, null)) {
            case Intake.Refused refused -> throw Problem.INVALID.because("a matter", wrong(refused));
            case Intake.Received matter -> {
                var concern = new Concern(place.district(), matter.id(), matter.code(), place);
                var opened = transaction.execute(status -> opening.open(staff, concern, wish));
                yield new Received(Objects.requireNonNull(opened), matter.receipt());
            }
        };
    }

    private static Map<String, String> wrong(Intake.Refused refused) {
        return refused.reasons().stream()
                .collect(Collectors.toMap(
                        reason -> reason.field().equals("title") ? "about" : reason.field(),
                        Intake.Reason::key,
                        (one, other) -> one));
    }

    /**
     * Opens a case. Fails as {@link Problem#FORBIDDEN} for who is no mediator of that body, as {@link Problem#STATE} where the matter has
     * one, as {@link Problem#INVALID} naming what is wrong.
     */
    @Transactional
    public Opened open(Staff staff, Concern matter, Wish wish) {
        return opening.open(staff, matter, wish);
    }

    /**
     * Sends a dispute that {@code staff} have in reach on to a body that mediates; whether the parties want it is asked there. Fails as
     * {@link Problem#NOT_FOUND} or FORBIDDEN for who may not give the matter to anybody, as {@link #open} otherwise.
     */
    @Transactional
    public Opened refer(Staff staff, String matter, OrganisationId body, String about) {
        return opening.refer(staff, matters.refForStaff(staff, matter), body, about);
    }

    /**
     * Takes a step. Fails as {@link Problem#NOT_FOUND} for who is no mediator of the body, as {@link Problem#STATE} where the case does
     * not stand right for it, as {@link Problem#INVALID} naming what is wrong, as {@link Problem#STALE} where somebody was faster.
     *
     * @param version the one that was seen; null where nobody else can be at it
     */
    @Transactional
    public void take(Staff staff, String code, @Nullable Integer version, CaseCommand command) {
        work.take(staff, code, version, command);
    }

    /** The parties that have not said yet whether they want mediation. Fails as {@link #take}. */
    public List<UUID> undecided(Staff staff, String code) {
        var one = work.get(staff, code).one();
        return files.parties(one.district(), one.matter()).stream()
                .filter(party -> party.consent() == Party.Consent.PENDING)
                .map(Party::id)
                .toList();
    }

    /** What was promised in the agreement, by day. Fails as {@link #take}. */
    public List<UUID> promises(Staff staff, String code) {
        var one = work.get(staff, code).one();
        return files.duties(one.district(), one.matter()).stream().map(Duty::id).toList();
    }

    /** Whether a promise was broken, or is overdue. Fails as {@link #take}. */
    public boolean isBroken(Staff staff, String code) {
        var one = work.get(staff, code).one();
        var today = LocalDate.now(clock);
        return files.duties(one.district(), one.matter()).stream()
                .anyMatch(duty -> duty.verdict() == Duty.Verdict.BROKEN || duty.isLate(today));
    }

    /** The bodies at which somebody mediates in the sub-district of {@code place}, the nearest first. */
    public List<Organisation> bodies(District district, PlaceCode place) {
        return mediators.near(district, place);
    }

    /** Where the case of {@code matter} stands; empty where there is none. */
    public Optional<Standing> standing(District district, MatterId matter) {
        return cases.standing(district, matter);
    }
}
