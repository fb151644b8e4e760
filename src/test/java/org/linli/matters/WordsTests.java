package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people write and send: texts, titles, photos. */
class WordsTests {
    @Test
    void aTextHoldsLineBreaksAndTabsAndNoOtherControlCharacter() {
        assertThat(Texts.isClean("一\n二\t三 😀")).isTrue();
        for (var bad : new String[] {"a\u0000", "a\u0007", "a\u001b[0m", "a\u202eb", "\ud83d", "a\u0085"}) {
            assertThat(Texts.isClean(bad)).isFalse();
        }
    }

    @Test
    void aTitleIsTheFirstSentenceCutWithoutBreakingACharacter() {
        assertThat(Texts.title("路灯坏了。晚上看不见")).isEqualTo("路灯坏了");
        assertThat(Texts.title("。。。")).isEqualTo("。。。");
        var long80 = Texts.title("😀".repeat(60));
        assertThat(long80.length()).isLessThanOrEqualTo(Texts.TITLE_MAX);
        assertThat(Texts.isClean(long80)).isTrue();
    }

    @Test
    void aPhotoIsMadeSmallAndLosesEverythingButItsPicture() throws IOException {
        var sent = encoded(new BufferedImage(4000, 3000, BufferedImage.TYPE_INT_ARGB), "png");
        var photo = (Photos.Outcome.Photo) new Photos().prepare(sent);
        var kept = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertThat(kept.getWidth()).isEqualTo(1600);
        assertThat(kept.getHeight()).isEqualTo(1200);
        assertThat(new String(photo.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    @Test
    void whatIsNoPhotoIsRefusedForWhatItIs() throws IOException {
        var photos = new Photos();
        var half = encoded(new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB), "png");
        var cut = java.util.Arrays.copyOf(half, 60);
        assertThat(photos.prepare("GIF89a".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new Photos.Outcome.Unfit(Intake.Reason.PHOTO_KIND));
        assertThat(photos.prepare(cut)).isEqualTo(new Photos.Outcome.Unfit(Intake.Reason.PHOTO_KIND));
        assertThat(photos.prepare(new byte[16 << 20]))
                .isEqualTo(new Photos.Outcome.Unfit(Intake.Reason.PHOTO_TOO_LARGE));
        var bomb = encoded(new BufferedImage(8000, 7000, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(photos.prepare(bomb)).isEqualTo(new Photos.Outcome.Unfit(Intake.Reason.PHOTO_TOO_LARGE));
    }

    /** A phone held upright writes its picture lying down and says so in EXIF (orientation 6: turn it right). */
    @Test
    void aPhotoIsTurnedTheRightWayUp() throws IOException {
        var plain = encoded(new BufferedImage(100, 50, BufferedImage.TYPE_INT_RGB), "jpg");
        var exif = java.util.HexFormat.of()
                .parseHex("ffe1002245786966000049492a00080000000100120103000100000006000000" + "00000000");
        var sent = java.nio.ByteBuffer.allocate(plain.length + exif.length)
                .put(plain, 0, 2)
                .put(exif)
                .put(plain, 2, plain.length - 2)
                .array();
        var photo = (Photos.Outcome.Photo) new Photos().prepare(sent);
        var kept = ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        assertThat(kept.getWidth()).isEqualTo(50);
        assertThat(kept.getHeight()).isEqualTo(100);
        assertThat(new String(photo.jpeg(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
    }

    private static byte[] encoded(BufferedImage picture, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({
        "按国发〔2019〕5号办理, false",
        "依据湘政发〔 2013〕 12号, false",
        "依据〔351〕号文, false",
        "没有合上〔办理情况, false",
        "〔办理情况〕, true",
        "〔〕, true",
        "〔3天〕内, true",
        "国发〔2019〕5号：〔办理情况〕, true"
    })
    void aBlankIsNoNumberOfAPaper(String text, boolean blank) {
        assertThat(Texts.hasBlank(text)).isEqualTo(blank);
    }
}
