package org.linli.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure rules at the door. */
class SignInRulesTests {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "/desk, true",
                "/desk?state=late&place=440305, true",
                "//evil.example, false",
                "https://evil.example/desk, false",
                "/\\evil.example, false",
                "'/desk\r\nSet-Cookie: a=b', false",
                "/桃源, false",
                "/sign-in?to=/desk, false",
                "/sign-out, false",
                "javascript:alert(1), false",
                "'', false",
                "-, false",
            })
    void leadsBackToPagesOfThisSiteOnly(@Nullable String to, boolean safe) {
        assertThat(Returns.safe(to).isPresent()).isEqualTo(safe);
    }

    @ParameterizedTest
    @CsvSource({
        "'', false, LAST",
        "'', true, LAST",
        "PHONE, false, REMOVED",
        "PHONE, true, NOT_ENOUGH",
        "PHONE PASSKEY, true, REMOVED",
        "PASSWORD, true, REMOVED",
    })
    void aWayInIsTakenAwayOnlyWhereEnoughIsLeft(String left, boolean demanded, Removing verdict) {
        var means = left.isEmpty()
                ? List.<Means>of()
                : Arrays.stream(left.split(" ", -1)).map(Means::valueOf).toList();
        assertThat(Removing.verdict(means, demanded)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36', Chrome · Android",
                "'Mozilla/5.0 (iPhone; CPU) AppleWebKit/605 Version/18 Safari/604', Safari · iPhone",
                "'Mozilla/5.0 (Linux; Android 14) Chrome/140 MicroMessenger/8.0', WeChat · Android",
                "curl/8, ''",
                "-, ''",
            })
    void keepsOfABrowserNoMoreThanItsKind(@Nullable String agent, String device) {
        assertThat(Sessions.device(agent)).isEqualTo(device);
    }
}
