package org.linli.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is covered before anything is public. */
class MaskingTests {
    @ParameterizedTest
    @CsvSource({
        "路灯坏了三天,路灯坏了三天",
        "打我电话13912345678,打我电话●●",
        "电话 139 1234 5678 找我,电话 ●● 找我",
        "+86 13912345678,●●",
        "座机0755-26661234没人接,座机●●没人接",
        "身份证44030519900101123X,身份证●●",
        "写到 wang.fang@example.com,写到 ●●",
        "车牌粤B·12345占道,车牌●●占道",
        "粤BD12345是新能源,●●是新能源",
        "三期4栋2单元1203室漏水,三期4栋●●●●漏水",
        "加微信：wangfang_88,加●●",
        "我叫王小芳，住在三期,我叫●●，住在三期",
        "楼上的李阿姨摔了,楼上的●●阿姨摔了",
        "罚了200元等了15天,罚了200元等了15天",
        "2026年7月1日停水,2026年7月1日停水",
        "订单1234567890号,订单1234567890号",
        "卡号6222021234567890123,卡号●●",
    })
    void aProposalCoversWhatSaysWhoSomebodyIs(String said, String proposed) {
        assertThat(Masking.masked(said)).isEqualTo(proposed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13912345678", "44030519900101123X", "a@b.cn", "请打 138-0000-1111"})
    void someThingsAreNeverPublished(String text) {
        assertThat(Masking.personal(text)).hasSize(1);
        assertThat(Masking.personal(Masking.masked(text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"物业电话 0755-26661234", "三栋", "2026-07-01 13:00", "合同 123456789012"})
    void whatMayStandInAnAnswerMay(String text) {
        assertThat(Masking.personal(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1600, 1200", "13, 11", "12, 12", "1199, 7", "1, 1"})
    void theCellsCoverEveryPixelOnce(int width, int height) {
        var covered = new int[width][height];
        for (var cell = 0; cell < Covering.CELLS; cell++) {
            Rectangle part = Covering.part(cell, width, height);
            for (var x = part.x; x < part.x + part.width; x++) {
                for (var y = part.y; y < part.y + part.height; y++) {
                    covered[x][y]++;
                }
            }
        }
        for (var column : covered) {
            assertThat(column).containsOnly(1);
        }
    }

    @Test
    void whatIsCoveredIsBlackAndNothingElse() {
        var white = new BufferedImage(120, 120, BufferedImage.TYPE_INT_RGB);
        for (var x = 0; x < 120; x++) {
            for (var y = 0; y < 120; y++) {
                white.setRGB(x, y, 0xFFFFFF);
            }
        }
        var covered = Covering.cover(white, List.of(0, 13));

        assertThat(IntStream.range(0, 120 * 120).filter(n -> (covered.getRGB(n % 120, n / 120) & 0xFFFFFF) == 0))
                .hasSize(200);
        assertThat(covered.getRGB(5, 5) & 0xFFFFFF).isZero();
        assertThat(covered.getRGB(15, 15) & 0xFFFFFF).isZero();
        assertThat(covered.getRGB(15, 5) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }
}
