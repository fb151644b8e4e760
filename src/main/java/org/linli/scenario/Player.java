package org.linli.scenario;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.matters.DeskView;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.scenario.WorldStore.EventId;
import org.linli.scenario.WorldStore.Trace;
import org.linli.scenario.WorldStore.World;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Plays residents at their phones and clerks at their desks. Every call is a use case of {@code matters}; what a use case
 * did and the note that it happened are written together, or repeat the same answer, so that a kill in between is harmless.
 */
@Component
class Player implements ScenarioTime.Clockwork {
    private final Matters matters;
    private final WorldStore worlds;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Player(Matters matters, WorldStore worlds, TransactionTemplate transaction, Clock clock) {
        this.matters = matters;
        this.worlds = worlds;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Who acts for which unit, and somebody at the centre, who sees everything. */
    record Cast(Map<UUID, Staff> byUnit, Staff centre) {
        Cast {
            byUnit = Map.copyOf(byUnit);
        }

        /** Who acts for {@code unit}; the centre where nobody of the cast does. */
        Staff at(UUID unit) {
            return byUnit.getOrDefault(unit, centre);
        }
    }

    @Override
    public Optional<Instant> next() {
        return matters.nextCheck();
    }

    @Override
    public int tick(Instant now) {
        return matters.tick(now);
    }

    /** A resident raises a matter; empty where it is refused. */
    Optional<Intake.Received> raise(World world, EventId key, Draft draft, boolean keepReceipt) {
        return noted(world, key, matters.receive(draft, world.name() + ":" + key.key()), keepReceipt);
    }

    /** The city's hotline sends a matter on, to be answered by {@code due}; empty where it is refused. */
    Optional<Intake.Received> order(World world, EventId key, Draft draft, Instant due) {
        return noted(world, key, matters.receiveOrder(draft, due, world.name() + ":" + key.key()), false);
    }

    private Optional<Intake.Received> noted(World world, EventId key, Intake intake, boolean keepReceipt) {
        return switch (intake) {
            case Intake.Received received -> {
                worlds.note(world, key, new Trace(received.code(), keepReceipt ? received.receipt() : null));
                yield Optional.of(received);
            }
            case Intake.Refused refused -> Optional.empty();
        };
    }

    /** What the reporter does with the receipt. */
    void report(World world, EventId key, Trace raised, java.util.function.BiConsumer<Matters, String> deed) {
        var receipt = raised.receipt();
        if (receipt == null) {
            throw new IllegalStateException("no receipt was kept of " + key);
        }
        transaction.executeWithoutResult(status -> {
            deed.accept(matters, receipt);
            worlds.note(world, key, new Trace(raised.subject(), null));
        });
    }

    /** What the desk sees. */
    DeskView look(Staff staff, String code) {
        return matters.findForStaff(staff, code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }

    /** Somebody takes a step on the matter as it is. */
    void step(World world, EventId key, DeskView seen, Staff staff, Step step, UnaryOperator<StepCommand> with) {
        transaction.executeWithoutResult(status -> {
            take(staff, seen, step, with);
            worlds.note(world, key, new Trace(seen.row().code(), null));
        });
    }

    /** Answers for the unit that holds the matter; where the state asks for it, it is accepted first, at the same time. */
    void answer(World world, EventId key, String code, Cast cast, String text) {
        transaction.executeWithoutResult(status -> {
            var seen = look(cast.centre(), code);
            var staff = cast.at(seen.row().unit().value());
            if (!seen.allowed().contains(Step.ANSWER) && seen.allowed().contains(Step.ACCEPT)) {
                seen = take(staff, seen, Step.ACCEPT, command -> command);
            }
            take(staff, seen, Step.ANSWER, command -> command.withText(text));
            worlds.note(world, key, new Trace(code, null));
        });
    }

    private DeskView take(Staff staff, DeskView seen, Step step, UnaryOperator<StepCommand> with) {
        var row = seen.row();
        return matters.take(staff, row.code(), with.apply(StepCommand.of(step, row.version())));
    }

    /** What a reporter says in the end. */
    static Rating rating(DemoWorld.Verdict verdict) {
        return new Rating(verdict.solved(), verdict.satisfaction(), verdict.comment());
    }

    /** The day that is {@code days} from now on the scenario's clock. */
    java.time.LocalDate inDays(int days) {
        return java.time.LocalDate.ofInstant(clock.instant(), clock.getZone()).plusDays(days);
    }
}
