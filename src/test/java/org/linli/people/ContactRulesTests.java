package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Lang;
import org.linli.kernel.ProblemException;

class ContactRulesTests {
    @ParameterizedTest
    @CsvSource({
        "138 0013 8000,   13800138000",
        "138-0013-8000,   13800138000",
        "+86 13800138000, 13800138000",
        "008613800138000, 13800138000",
        "１３８００１３８０００, 13800138000",
        "(0755) 2666 0000, 075526660000",
        "+852 2810 2345,  +85228102345",
    })
    void writesAPhoneNumberDownInOneWay(String typed, String stored) {
        assertThat(ContactRules.phone(typed)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "'',    13800138000, a@b.cn, name",
        "王芳,  电话,        a@b.cn, phone",
        "王芳,  1,           a@b.cn, phone",
        "王芳,  13800138000, a@b,    email",
        "王芳,  13800138000, a b@c.cn, email",
    })
    void refusesAFieldThatCannotBeOne(String name, String phone, String email, String field) {
        assertThatThrownBy(() -> ContactRules.check(name, phone, email, Lang.ZH))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        failure -> assertThat(failure.fields()).containsOnlyKeys(field));
    }

    @Test
    void takesAPersonWhoGivesNothingButAName() {
        assertThat(ContactRules.check(" 王芳 ", " ", null, Lang.ZH)).isEqualTo(new Contact("王芳", null, null, Lang.ZH));
    }

    @Test
    void neverShowsAContactInALog() {
        assertThat(new Contact("王芳", "13800138000", null, Lang.ZH)).asString().doesNotContain("王芳", "138");
    }
}
