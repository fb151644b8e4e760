package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.kernel.Words;
import org.linli.organisations.Bodies;
import org.linli.organisations.LegalStatus;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Particulars;

/** A unit is not closed over what residents wait for, and a body that answers for nothing is given no matter. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MatterClaimTests {
    private final World worlds;
    private final Matters matters;
    private final Bodies bodies;
    private final LocalDate today;
    private World.Cast world;

    MatterClaimTests(World worlds, Matters matters, Bodies bodies, Clock clock) {
        this.worlds = worlds;
        this.matters = matters;
        this.bodies = bodies;
        this.today = LocalDate.now(clock);
    }

    @BeforeAll
    void build() {
        world = worlds.build("970305");
    }

    private Intake.Received raise() {
        return (Intake.Received) matters.receive(Draft.of(world.estate(), "三期4栋楼下的路灯坏了三盏。"), null);
    }

    @Test
    void aUnitWithOpenMattersIsNotClosed() {
        raise();
        var urban = new OrganisationId(world.unit("urban"));
        assertThat(bodies.inTheWay(world.district(), urban)).containsOnlyKeys("matters.claim");
        var refused =
                catchThrowableOfType(ProblemException.class, () -> bodies.close(world.district(), urban, 0, today));
        assertThat(refused.problem()).isEqualTo(Problem.STATE);
        assertThat(bodies.get(world.district(), urban).isOpen()).isTrue();
        assertThat(bodies.inTheWay(world.district(), new OrganisationId(world.unit("police"))))
                .isEmpty();
    }

    @Test
    void aBodyThatAnswersForNothingTakesNoMatter() {
        var choir = bodies.open(new Bodies.Opening(
                world.community(),
                "social-organisation",
                "",
                null,
                today,
                new Particulars(new Words("合唱团", "Choir"), LegalStatus.UNREGISTERED, "", null, null, "", "", "")));
        var raised = raise();
        var seen = matters.findForStaff(world.officer(), raised.code()).orElseThrow();
        var step = StepCommand.of(Step.TRANSFER, seen.row().version())
                .withUnit(choir.id().value())
                .withReason("试试");
        var refused =
                catchThrowableOfType(ProblemException.class, () -> matters.take(world.officer(), raised.code(), step));
        assertThat(refused.fields()).containsEntry("unit", "matters.need.unit");
        assertThat(seen.units()).extracting(UnitChoice::id).doesNotContain(choir.id());
    }
}
