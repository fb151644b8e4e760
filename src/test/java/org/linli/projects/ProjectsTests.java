package org.linli.projects;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.World;

/** What is raised again and again becomes a project with dates, in public. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectsTests {
    private final Projects projects;
    private final Matters matters;
    private final Ledger ledger;
    private final World worlds;
    private World.Cast world;

    ProjectsTests(Projects projects, Matters matters, Ledger ledger, World worlds) {
        this.projects = projects;
        this.matters = matters;
        this.ledger = ledger;
        this.worlds = worlds;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449350");
    }

    private Intake.Received raise(String category) {
        return (Intake.Received)
                matters.receive(Draft.of(world.estate(), "又是这件事").withCategory(category), null);
    }

    private ProjectPlan plan(int inDays) {
        UUID lead = Objects.requireNonNull(world.units().get("urban")).id().value();
        return new ProjectPlan(
                world.community(),
                "01.08.01",
                "路灯一月一亮",
                "三个月内同一条路报修九次",
                lead,
                List.of(
                        new ProjectPlan.Stage(projects.today().plusDays(inDays), "换掉老电缆"),
                        new ProjectPlan.Stage(projects.today().plusDays(inDays + 30L), "全部复查")));
    }

    private static ProblemException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }

    private Project seen(Project project) {
        return projects.find(world.district(), project.id()).orElseThrow();
    }

    @Test
    void whatIsRaisedMostIsProposed() {
        raise("01.08.01");
        raise("01.08.01");
        raise("01.01.02");
        ledger.drain();
        assertThat(projects.hot(world.community()))
                .extracting(Projects.Hot::category)
                .containsSubsequence("01.08.01", "01.01.02");
    }

    @Test
    void aProjectGoesFromMilestoneToMilestoneToItsResult() {
        var project = projects.open(world.centre(), plan(10));
        var matter = raise("01.08.01");
        projects.attach(world.officer(), project.id(), 0, matter.code());
        projects.reach(world.officer(), project.id(), 1, 1, "换了四百米");
        assertThat(refused(() -> projects.reach(world.officer(), project.id(), 2, 1, "又一次"))
                        .problem())
                .isEqualTo(Problem.STATE);
        projects.close(world.centre(), project.id(), 2, "三个月没有再报修");
        var closed = seen(project);
        assertThat(closed.codes()).containsExactly(matter.code());
        assertThat(closed.reached()).isOne();
        assertThat(closed.isOpen()).isFalse();
        assertThat(projects.list(world.community(), null))
                .extracting(Project::id)
                .contains(project.id());
        assertThat(ledger.about(world.district(), project.id()))
                .extracting(Recorded::kind)
                .containsExactly("project.opened", "project.attached", "project.reached", "project.closed");
        assertThat(refused(() -> projects.reach(world.officer(), project.id(), 3, 2, "晚了"))
                        .problem())
                .isEqualTo(Problem.STATE);
    }

    @Test
    void nothingDiscreetAndNothingInThePast() {
        assertThat(refused(() -> projects.open(world.centre(), plan(-1))).fields())
                .containsKey("stages");
        var dispute = new ProjectPlan(world.community(), "13.01.07", "题目", "原因", plan(1).lead(), plan(1).stages());
        assertThat(refused(() -> projects.open(world.centre(), dispute)).fields())
                .containsKey("category");
        var project = projects.open(world.centre(), plan(1));
        var quarrel = raise("13.01.07");
        assertThat(refused(() -> projects.attach(world.centre(), project.id(), 0, quarrel.code()))
                        .fields())
                .containsEntry("code", "projects.need.public");
    }

    @Test
    void onlyWhoSupervisesOpensAndTheVersionCounts() {
        assertThat(refused(() -> projects.open(world.clerk(), plan(5))).problem())
                .isEqualTo(Problem.FORBIDDEN);
        var project = projects.open(world.centre(), plan(5));
        assertThat(refused(() -> projects.reach(world.officer(), project.id(), 7, 1, "好了"))
                        .problem())
                .isEqualTo(Problem.STALE);
        assertThat(refused(() -> projects.close(world.officer(), project.id(), 0, "好了"))
                        .problem())
                .isEqualTo(Problem.FORBIDDEN);
    }
}
