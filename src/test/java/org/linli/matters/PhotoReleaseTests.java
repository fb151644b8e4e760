package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.linli.LinliTest;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A photo reaches the public with what must not be seen covered, and not before. */
@LinliTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhotoReleaseTests {
    private final Matters matters;
    private final PhotoReleases releases;
    private final World worlds;
    private final MockMvcTester mvc;
    private World.Cast world;

    PhotoReleaseTests(Matters matters, PhotoReleases releases, World worlds, MockMvcTester mvc) {
        this.matters = matters;
        this.releases = releases;
        this.worlds = worlds;
        this.mvc = mvc;
    }

    @BeforeAll
    void build() {
        world = worlds.build("990113");
    }

    private static byte[] white() throws IOException {
        var picture = new BufferedImage(240, 240, BufferedImage.TYPE_INT_RGB);
        var canvas = picture.createGraphics();
        canvas.setColor(java.awt.Color.WHITE);
        canvas.fillRect(0, 0, 240, 240);
        canvas.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private Intake.Received raise() throws IOException {
        return (Intake.Received)
                matters.receive(Draft.of(world.estate(), "井盖坏了，车牌粤B12345的车压的").withPhotos(List.of(white())), null);
    }

    private UUID photoOf(Intake.Received matter) {
        return matters.findForStaff(world.centre(), matter.code())
                .orElseThrow()
                .photos()
                .getFirst();
    }

    private void release(Intake.Received matter, String text) {
        var version = matters.refForStaff(world.centre(), matter.code()).version();
        matters.take(
                world.centre(),
                matter.code(),
                StepCommand.of(Step.RELEASE, version).withRelease("井盖坏了", text, null));
    }

    private int status(Intake.Received matter, UUID photo) {
        return mvc.get()
                .uri("/m/" + matter.code() + "/photos/" + photo)
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void onlyWhatWasReleasedIsSeenAndWhatIsCoveredIsGone() throws IOException {
        var matter = raise();
        var photo = photoOf(matter);
        assertThat(status(matter, photo)).isEqualTo(404);

        releases.publish(world.centre(), matter.code(), photo, List.of(0, 143));
        assertThat(status(matter, photo)).as("its text is not released").isEqualTo(404);
        release(matter, "一辆车压坏了井盖");

        var page = mvc.get()
                .uri("/m/" + matter.code() + "/photos/" + photo)
                .exchange()
                .getResponse();
        assertThat(page.getStatus()).isEqualTo(200);
        var seen = ImageIO.read(new ByteArrayInputStream(page.getContentAsByteArray()));
        assertThat(seen.getRGB(8, 8) & 0xFF).isLessThan(40);
        assertThat(seen.getRGB(232, 232) & 0xFF).isLessThan(40);
        assertThat(seen.getRGB(120, 120) & 0xFF).isGreaterThan(215);
        assertThat(mvc.get().uri("/m/" + matter.code())).bodyText().contains("/photos/" + photo);

        releases.hide(world.centre(), matter.code(), photo);
        releases.hide(world.centre(), matter.code(), photo);
        assertThat(status(matter, photo)).isEqualTo(404);
        assertThat(mvc.get().uri("/m/" + matter.code())).bodyText().doesNotContain("/photos/" + photo);
    }

    @Test
    void whatIsErasedIsNotSeenAnyMore() throws IOException {
        var matter = raise();
        var photo = photoOf(matter);
        releases.publish(world.centre(), matter.code(), photo, List.of());
        release(matter, "井盖坏了");
        assertThat(status(matter, photo)).isEqualTo(200);

        matters.withdraw(matter.receipt(), null);
        matters.erase(matter.receipt());

        assertThat(status(matter, photo)).isEqualTo(404);
    }

    @Test
    void aTextThatStillSaysWhoSomebodyIsIsRefused() throws IOException {
        var matter = raise();

        assertThatThrownBy(() -> release(matter, "打 13912345678")).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem()).isEqualTo(Problem.INVALID);
            assertThat(e.fields()).containsEntry("text", "matters.release.personal");
        });
        assertThat(matters.findPublic(matter.code()).orElseThrow().text()).isNull();
    }

    @Test
    void whoMayNotReleaseDoesNotAndACellThatIsNotThereIsRefused() throws IOException {
        var matter = raise();
        var photo = photoOf(matter);

        assertThatThrownBy(() -> releases.publish(world.foreigner(), matter.code(), photo, List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
        assertThatThrownBy(() -> releases.publish(world.centre(), matter.code(), photo, List.of(144)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.INVALID));
        assertThatThrownBy(() -> releases.publish(world.centre(), matter.code(), UUID.randomUUID(), List.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FOUND));
    }
}
