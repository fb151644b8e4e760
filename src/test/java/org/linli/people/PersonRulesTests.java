package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.Lang;

class PersonRulesTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final PersonId ID = new PersonId(UUID.randomUUID());
    private static final String GUARDIAN = UUID.randomUUID().toString();

    @ParameterizedTest
    @CsvSource({
        "'',   '',          '',                 '',   970401001001, name",
        "王芳, '',          11010519491231002X, '',   970401001001, paper",
        "王芳, RESIDENT_ID, 110105194912310021, '',   970401001001, number",
        "王芳, '',          '',                 1795, 970401001001, birthYear",
        "王芳, '',          '',                 2027, 970401001001, birthYear",
        "王芳, '',          '',                 八零, 970401001001, birthYear",
        "王芳, RESIDENT_ID, 11010519491231002X, 1950, 970401001001, birthYear",
        "王芳, '',          '',                 2013, 970401001001, guardian",
        "王芳, RESIDENT_ID, 440305201506010013, '',   970401001001, guardian",
        "王芳, '',          '',                 '',   970401,       place",
        "王芳, '',          '',                 '',   '',           place",
    })
    void namesTheFieldThatIsWrong(
            String name, String paper, String number, String birthYear, String place, String field) {
        var wrong = new HashMap<String, String>();
        var draft = new PersonDraft(name, "", "", Lang.ZH, paper, number, birthYear, "", place, Set.of());
        PersonRules.read(draft, ID, TODAY, wrong);
        assertThat(wrong).containsOnlyKeys(field);
    }

    @Test
    void keepsTheYearOfBirthOnlyWhereTheLawOrThePersonAsksForIt() {
        var wrong = new HashMap<String, String>();
        var plain = Drafts.named("王芳", "970401001001");
        var adult = PersonRules.read(Drafts.withIdentity(plain, Paper.RESIDENT_ID, Drafts.ADULT), ID, TODAY, wrong);
        assertThat(adult.birthYear()).isNull();
        var child = PersonRules.read(
                Drafts.of(Drafts.withIdentity(plain, Paper.RESIDENT_ID, Drafts.CHILD), "", GUARDIAN), ID, TODAY, wrong);
        assertThat(child.birthYear()).isEqualTo(2015);
        assertThat(child.speaker(TODAY)).hasToString(GUARDIAN);
        assertThat(child.speaker(LocalDate.of(2029, 6, 1)))
                .as("on the 14th birthday")
                .isEqualTo(ID);
        assertThat(wrong).isEmpty();
    }

    @Test
    void eachItemNeedsAConsentOfItsOwn() {
        var wrong = new HashMap<String, String>();
        var draft = Drafts.withPhone(
                Drafts.withIdentity(Drafts.named("王芳", "970401001001"), Paper.RESIDENT_ID, Drafts.ADULT),
                "13800138000");
        var person = PersonRules.read(draft, ID, TODAY, wrong);
        PersonRules.demandConsent(PersonRules.items(person, true, TODAY), Drafts.kept(Item.PHONE), wrong);
        assertThat(wrong).containsOnlyKeys("consent.IDENTITY", "consent.DWELLING");
    }
}
