package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers here are made up; the first is the example in the standard itself (GB 11643-1999, clause 4). */
class IdentityRulesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @ParameterizedTest
    @CsvSource({
        "RESIDENT_ID,       11010519491231002X, ",
        "RESIDENT_ID,       440524188001010014, people.wrong.number.birthday",
        "RESIDENT_ID,       11010519491231002x, ",
        "RESIDENT_ID,       １１０１０５ １９４９１２３１ ００２Ｘ, ",
        "RESIDENT_ID,       110105194912310021, people.wrong.number.check",
        "RESIDENT_ID,       110105194902300021, people.wrong.number.birthday",
        "RESIDENT_ID,       110105202612310021, people.wrong.number.birthday",
        "RESIDENT_ID,       110105194900310021, people.wrong.number.birthday",
        "RESIDENT_ID,       990105194912310021, people.wrong.number.region",
        "RESIDENT_ID,       1101051949123100,   people.wrong.number.RESIDENT_ID",
        "RESIDENT_ID,       110105491231002,    people.wrong.number.RESIDENT_ID",
        "RESIDENT_ID,       1101051949123100A2, people.wrong.number.RESIDENT_ID",
        "HMT_RESIDENCE,     11010519491231002X, people.wrong.number.HMT_RESIDENCE",
        "HMT_RESIDENCE,     810000199408230021, ",
        "HMT_RESIDENCE,     810000199408230022, people.wrong.number.check",
        "HK_MACAO_PERMIT,   H12345678, ",
        "HK_MACAO_PERMIT,   m1234567801, ",
        "HK_MACAO_PERMIT,   A12345678,          people.wrong.number.HK_MACAO_PERMIT",
        "TAIWAN_PERMIT,     12345678, ",
        "TAIWAN_PERMIT,     1234567,            people.wrong.number.TAIWAN_PERMIT",
        "FOREIGN_RESIDENCE, ABC123456789012, ",
        "FOREIGN_RESIDENCE, 911124198108030024, ",
        "FOREIGN_RESIDENCE, 911124198108030025, people.wrong.number.check",
        "PASSPORT,          E1234 5678, ",
        "PASSPORT,          王芳,               people.wrong.number.PASSPORT",
    })
    void knowsANumberFromASlipOfThePen(Paper paper, String typed, String fault) {
        var number = IdentityRules.plain(typed);
        assertThat(IdentityRules.wrong(paper, number, TODAY).orElse(null)).isEqualTo(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "2012-11-23, ,     false", // 14 today
        "2012-11-24, ,     true", // 14 tomorrow
        ",           2012, true", // 14 in the course of this year: until its end the careful side
        ",           2011, false",
        ",           ,     false",
        "2012-02-29, ,     false",
    })
    void aChildIsWhoIsNotYetFourteen(LocalDate birthday, Integer year, boolean child) {
        assertThat(Minors.needsGuardian(birthday, year, TODAY)).isEqualTo(child);
    }

    @Test
    void neverShowsANumberInALog() {
        assertThat(new Identity(Paper.RESIDENT_ID, "11010519491231002X"))
                .asString()
                .doesNotContain("1101");
    }
}
