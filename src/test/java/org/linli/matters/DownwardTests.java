package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.access.Staff;
import org.linli.catalogue.Level;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;

/** No pushing of department work onto communities: Beijing 17, Weifang 24, Organic Law 43. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DownwardTests {
    private static final String COMMUNITYS = "01.01.02";
    private static final String SUBDISTRICTS = "01.08.01"; // of "urban", which a sub-district has

    private final Matters matters;
    private final Ledger ledger;
    private final World worlds;
    private World.Cast world;

    DownwardTests(Matters matters, Ledger ledger, World worlds) {
        this.matters = matters;
        this.ledger = ledger;
        this.worlds = worlds;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449310");
    }

    @ParameterizedTest
    @CsvSource({
        // who has it,  by the catalogue, whom it goes to
        "COMMUNITY,   COMMUNITY,   COMMUNITY,   false",
        "COMMUNITY,   SUBDISTRICT, COMMUNITY,   false", // communities among themselves
        "COMMUNITY,   SUBDISTRICT, SUBDISTRICT, false",
        "COMMUNITY,   DISTRICT,    DISTRICT,    false",
        "SUBDISTRICT, COMMUNITY,   COMMUNITY,   false", // the community's own work goes back to it
        "SUBDISTRICT, SUBDISTRICT, COMMUNITY,   true",
        "SUBDISTRICT, DISTRICT,    COMMUNITY,   true",
        "SUBDISTRICT, DISTRICT,    SUBDISTRICT, false",
        "DISTRICT,    COMMUNITY,   COMMUNITY,   false",
        "DISTRICT,    SUBDISTRICT, COMMUNITY,   true",
        "DISTRICT,    DISTRICT,    COMMUNITY,   true",
        "DISTRICT,    DISTRICT,    SUBDISTRICT, false",
        "DISTRICT,    SUBDISTRICT, DISTRICT,    false"
    })
    void pushesDownOnlyWhatIsNotTheCommunitysFromAbove(Level holder, Level filed, Level target, boolean pushes) {
        assertThat(Downward.pushes(holder, filed, target)).isEqualTo(pushes);
    }

    private Intake.Received raise(String category) {
        return (Intake.Received)
                matters.receive(Draft.of(world.estate(), "路灯不亮").withCategory(category), null);
    }

    private void take(Staff staff, String code, Step step, UnaryOperator<StepCommand> with) {
        var version = matters.refForStaff(staff, code).version();
        matters.take(staff, code, with.apply(StepCommand.of(step, version)));
    }

    private void refused(Staff staff, String code, Step step, String field, UnaryOperator<StepCommand> with) {
        var before = ledger.last(world.district());
        assertThatThrownBy(() -> take(staff, code, step, with))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.fields()).containsEntry(field, Downward.KEY));
        assertThat(ledger.last(world.district())).isEqualTo(before);
    }

    private UnaryOperator<StepCommand> toStation(@Nullable String category) {
        UUID station = world.unit("station");
        return command -> command.withUnit(station).withReason("请社区处理").withCategory(category);
    }

    @Test
    void aDepartmentMayNotAssignTransferOrReturnItsWorkDown() {
        var code = raise(SUBDISTRICTS).code();
        refused(world.officer(), code, Step.ASSIGN, "unit", toStation(null));
        refused(world.officer(), code, Step.TRANSFER, "unit", toStation(null));
        refused(world.officer(), code, Step.TRANSFER, "unit", toStation(COMMUNITYS)); // nor by filing it lower

        var returned = raise(COMMUNITYS).code(); // raised under the wrong heading, sorted and sent up by the station
        take(
                world.clerk(),
                returned,
                Step.ASSIGN,
                command -> command.withUnit(world.unit("urban")).withCategory(SUBDISTRICTS));
        refused(world.officer(), returned, Step.RETURN, "reason", command -> command.withReason("不归我们"));
    }

    @Test
    void whatIsTheCommunitysGoesBackToIt() {
        var code = raise(COMMUNITYS).code();
        take(
                world.clerk(),
                code,
                Step.TRANSFER,
                command -> command.withUnit(world.unit("urban")).withReason("请城管看看"));
        assertThatCode(() -> take(world.officer(), code, Step.RETURN, command -> command.withReason("属于社区")))
                .doesNotThrowAnyException();
        assertThat(matters.refForStaff(world.clerk(), code).unit()).isEqualTo(world.unit("station"));
    }

    @Test
    void theCentreRulesDownOnlyByFilingItWhereItBelongs() {
        var code = raise(SUBDISTRICTS).code();
        take(world.officer(), code, Step.OBJECT, command -> command.withReason("是小区内的楼道灯"));
        refused(world.centre(), code, Step.ADJUDICATE, "unit", toStation(null));
        assertThatCode(() -> take(world.centre(), code, Step.ADJUDICATE, toStation(COMMUNITYS)))
                .doesNotThrowAnyException();
        assertThat(Set.of(world.unit("station")))
                .contains(matters.refForStaff(world.clerk(), code).unit());
    }
}
