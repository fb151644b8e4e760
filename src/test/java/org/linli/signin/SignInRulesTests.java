package org.linli.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.District;

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
    @CsvSource(
            nullValues = "-",
            value = {
                // a peer out there is itself, whatever it says
                "203.0.113.9, -, 203.0.113.9",
                "203.0.113.9, 127.0.0.1, 203.0.113.9",
                // a proxy is believed, its own entry only
                "127.0.0.1, 203.0.113.9, 203.0.113.9",
                "10.0.0.5, '198.51.100.7, 203.0.113.9', 203.0.113.9",
                "::1, 2001:DB8::9, 2001:db8::9",
                "fd00::1, 203.0.113.9, 203.0.113.9",
                "127.0.0.1, <script>, 127.0.0.1",
                "127.0.0.1, '', 127.0.0.1",
            })
    void countsTriesByTheAddressThatAClientCannotChoose(String peer, @Nullable String forwarded, String address) {
        assertThat(Peers.address(peer, forwarded)).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"wangfang, true", "wang.fang-2, true", "w, false", "王芳, false", "Wang, false", "a@440305, false"})
    void aLoginIsEasyToTypeAnywhere(String login, boolean accepted) {
        assertThat(LoginName.accepts(login)).isEqualTo(accepted);
    }

    @Test
    void readsALoginWithItsDistrict() {
        assertThat(LoginName.read(" WangFang ")).isEqualTo(new LoginName("wangfang", Optional.empty()));
        assertThat(LoginName.read("wangfang@440305"))
                .isEqualTo(new LoginName("wangfang", Optional.of(new District("440305"))));
        assertThat(LoginName.read("wangfang@4403")).isEqualTo(new LoginName("wangfang@4403", Optional.empty()));
    }
}
