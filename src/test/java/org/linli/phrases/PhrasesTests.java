package org.linli.phrases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.matters.AnswerDraft;
import org.linli.matters.Draft;
import org.linli.matters.Intake;
import org.linli.matters.Matters;
import org.linli.matters.Step;
import org.linli.matters.StepCommand;
import org.linli.matters.World;

/** Templates of answers, by unit and category, never sent unread. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhrasesTests {
    private final Phrases phrases;
    private final Matters matters;
    private final World worlds;
    private World.Cast world;

    PhrasesTests(Phrases phrases, Matters matters, World worlds) {
        this.phrases = phrases;
        this.matters = matters;
        this.worlds = worlds;
    }

    @BeforeAll
    void build() {
        world = worlds.build("449360");
    }

    @ParameterizedTest
    @CsvSource({
        "'您反映的{category}，〔办理情况〕。{unit}', true",
        "'〔〕', true",
        "'没有空白', false",
        "'{name}您好，〔办理情况〕', false", // no place-holder for a person
        "'〔没有合上', false"
    })
    void leavesABlankAndNamesOnlyWhatThereIs(String text, boolean accepted) {
        assertThat(Phrase.accepts(text)).isEqualTo(accepted);
    }

    private static ProblemException refused(ThrowingCallable call) {
        var thrown = org.assertj.core.api.Assertions.catchThrowable(call);
        assertThat(thrown).isInstanceOf(ProblemException.class);
        return (ProblemException) thrown;
    }

    @Test
    void isOfferedFilledAndCannotBeSentUnread() {
        phrases.add(world.clerk(), "01", "物业", "您反映的{category}（{code}），〔办理情况〕。{unit}");
        phrases.add(world.clerk(), "05", "学校", "〔办理情况〕");
        var raised = (Intake.Received)
                matters.receive(Draft.of(world.estate(), "物业不管").withCategory("01.01.02"), null);
        var matter = matters.refForStaff(world.clerk(), raised.code());
        var drafts = phrases.forAnswer(world.clerk(), matter);
        assertThat(drafts).extracting(AnswerDraft::title).containsExactly("物业");
        var text = drafts.getFirst().text();
        assertThat(text).contains(raised.code(), "单位station", "〔办理情况〕").doesNotContain("{");

        var answer = StepCommand.of(Step.ANSWER, matter.version());
        assertThat(refused(() -> matters.take(world.clerk(), raised.code(), answer.withText(text)))
                        .fields())
                .containsEntry("text", "matters.text.blank-left");
        matters.take(world.clerk(), raised.code(), answer.withText(text.replace("〔办理情况〕", "今天已清理")));
        assertThat(matters.findByReceipt(raised.receipt()).orElseThrow().answer())
                .contains("今天已清理");
    }

    @Test
    void isTheUnitsOwn() {
        phrases.add(world.officer(), "", "城管", "〔办理情况〕");
        var id = phrases.list(world.officer()).getFirst().id();
        assertThat(phrases.list(world.clerk())).extracting(Phrase::id).doesNotContain(id);
        assertThat(refused(() -> phrases.remove(world.clerk(), id)).problem()).isEqualTo(Problem.NOT_FOUND);
        phrases.remove(world.officer(), id);
        assertThat(phrases.list(world.officer())).isEqualTo(List.of());
        assertThat(refused(() -> phrases.remove(world.officer(), UUID.randomUUID()))
                        .problem())
                .isEqualTo(Problem.NOT_FOUND);
    }
}
