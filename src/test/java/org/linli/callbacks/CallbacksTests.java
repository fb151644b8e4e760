package org.linli.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.callbacks.Task.Word;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Rating;
import org.linli.matters.State;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The sample, the worklist and what residents say on the phone. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbacksTests {
    private final Callbacks callbacks;
    private final CallbackStore store;
    private final Matters matters;
    private final Ledger ledger;
    private final JdbcClient jdbc;
    private final World worlds;
    private World.Cast world;

    CallbacksTests(
            Callbacks callbacks, CallbackStore store, Matters matters, Ledger ledger, JdbcClient jdbc, World worlds) {
        this.callbacks = callbacks;
        this.store = store;
        this.matters = matters;
        this.ledger = ledger;
        this.jdbc = jdbc;
        this.worlds = worlds;
    }

    /** In this district everybody is called back: the months' draws are made before the first answer. */
    @BeforeAll
    void build() {
        world = worlds.build("449330");
        for (var year = 2025; year < 2036; year++) {
            for (var month = 1; month <= 12; month++) {
                store.sample(world.district(), "%d-%02d".formatted(year, month), new Sample("all", 1_000));
            }
        }
    }

    private Intake.Received answered(@Nullable String phone) {
        var raised = (Intake.Received) matters.receive(
                new Draft(
                        world.estate(),
                        null,
                        "物业不管",
                        null,
                        "01.01.02",
                        Draft.Via.WEB,
                        phone == null,
                        phone,
                        Lang.ZH,
                        List.of()),
                null);
        var version = matters.refForStaff(world.clerk(), raised.code()).version();
        matters.take(
                world.clerk(),
                raised.code(),
                StepCommand.of(Step.ANSWER, version).withText("办好了"));
        ledger.drain();
        return raised;
    }

    private Task task(Intake.Received matter) {
        return callbacks.list(world.centre()).stream()
                .filter(task -> task.code().equals(matter.code()))
                .findFirst()
                .orElseThrow();
    }

    private void tried(Task task, Result result, @Nullable Word word) {
        callbacks.tried(world.centre(), task.id(), task.version(), result, word);
    }

    private static ProblemException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }

    @Test
    void theSameSeedDrawsTheSameSampleAndAboutTheShare() {
        var ids =
                LongStream.range(0, 20_000).mapToObj(n -> new UUID(n * 7919, n)).toList();
        var sample = new Sample("a seed", 200);
        var drawn = ids.stream().filter(id -> sample.draws(id, 1)).toList();
        assertThat(drawn)
                .isEqualTo(ids.stream()
                        .filter(id -> new Sample("a seed", 200).draws(id, 1))
                        .toList());
        assertThat(drawn.size()).isBetween(3_800, 4_200);
        assertThat(ids.stream()
                        .filter(id -> new Sample("another", 200).draws(id, 1))
                        .toList())
                .isNotEqualTo(drawn);
        assertThat(ids).allMatch(id -> new Sample("x", 1_000).draws(id, 1));
        assertThat(ids).noneMatch(id -> new Sample("x", 0).draws(id, 1));
    }

    @Test
    void whoLeftNoWayToReachThemIsNotDrawn() {
        var silent = answered(null);
        assertThat(callbacks.list(world.centre())).extracting(Task::code).doesNotContain(silent.code());
    }

    @Test
    void notSolvedOnThePhoneOpensTheMatterAgainAndIsNoRating() {
        var matter = answered("13800000000");
        var task = task(matter);
        assertThat(callbacks.contact(world.centre(), task.id())).isEqualTo("13800000000");
        assertThat(jdbc.sql("select count(*) from people.look where district = :district and subject = :matter")
                        .param("district", world.district().value())
                        .param("matter", matter.id().value())
                        .query(Long.class)
                        .single())
                .isOne(); // each look is a record
        tried(task, Result.REACHED, new Word(false, 2, "还是堆着"));
        assertThat(matters.refForStaff(world.centre(), matter.code()).state()).isEqualTo(State.ASSIGNED);
        assertThat(matters.findByReceipt(matter.receipt()).orElseThrow().rating())
                .isNull();
        assertThat(ledger.about(world.district(), task.id()))
                .extracting(Recorded::kind)
                .containsExactly("callback.drawn", "callback.heard");
    }

    @Test
    void theResidentsOwnWordComesFirst() {
        var matter = answered("13800000001");
        var task = task(matter);
        matters.rate(matter.receipt(), new Rating(true, 5, null));
        ledger.drain();
        assertThat(callbacks.get(world.centre(), task.id()).state()).isEqualTo(Task.State.MOOT);
        assertThat(refused(() -> tried(task, Result.REACHED, new Word(false, 1, null)))
                        .problem())
                .isEqualTo(Problem.STALE);
        assertThat(refused(() -> callbacks.contact(world.centre(), task.id())).problem())
                .isEqualTo(Problem.STATE);
    }

    @Test
    void whatWasSaidOnThePhoneIsErasedWithTheMatter() {
        var matter = answered("13800000004");
        var task = task(matter);
        tried(task, Result.REACHED, new Word(true, 5, "孩子在二小上学，谢谢"));
        matters.rate(matter.receipt(), new Rating(true, 5, null));
        var version = matters.refForStaff(world.clerk(), matter.code()).version();
        matters.take(world.clerk(), matter.code(), StepCommand.of(Step.CLOSE, version));
        matters.erase(matter.receipt());
        ledger.drain();
        assertThat(callbacks.get(world.centre(), task.id()).word()).isEqualTo(new Word(true, 5, null));
    }

    @Test
    void afterThreeTriesSomebodyIsNotReached() {
        var matter = answered("13800000002");
        for (var n = 1; n <= Task.ATTEMPTS_MAX; n++) {
            tried(task(matter), Result.NOT_REACHED, null);
        }
        assertThat(callbacks.list(world.centre())).extracting(Task::code).doesNotContain(matter.code());
    }

    @Test
    void aWordIsWholeAndOnlyOfWhoWasReached() {
        var task = task(answered("13800000003"));
        assertThat(refused(() -> tried(task, Result.REACHED, null)).fields()).containsKey("result");
        assertThat(refused(() -> tried(task, Result.REFUSED, new Word(true, 5, null)))
                        .fields())
                .containsKey("result");
        assertThat(refused(() -> Callbacks.word(true, 9, null)).fields()).containsKey("result");
        tried(task, Result.REFUSED, null);
        assertThat(callbacks.get(world.centre(), task.id()).state()).isEqualTo(Task.State.REFUSED);
    }

    @Test
    void onlyWhoSupervisesCallsAndNeverTheUnitThatAnswered() {
        assertThat(refused(() -> callbacks.list(world.clerk())).problem()).isEqualTo(Problem.FORBIDDEN);
    }
}
