package org.linli.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.District;

class LoginNameTests {
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
