package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;

/** What the catalogue of kinds allows, in tables of cases. */
class NestingTests {
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private static Body body(String kind, String place, @Nullable LocalDate closedOn) {
        var code = new PlaceCode(place);
        var organisation = new Organisation(
                new OrganisationId(UUID.randomUUID()), new District("970300"), code, kind, "", new Words("某", "Some"));
        var about = Particulars.of(organisation.name(), LegalStatus.ESTABLISHED);
        return new Body(organisation, null, about, DAY, closedOn, null, 0);
    }

    @Test
    void theCatalogueHasTenExemplaryKindsAndACoreForEveryCommunity() {
        var kinds = CATALOGUE.kinds().values();
        assertThat(kinds.stream().filter(Kind::exemplary)).hasSize(10);
        assertThat(kinds.stream().filter(kind -> kind.expected() == Kind.Expected.CORE))
                .allMatch(kind -> kind.group() == Kind.Group.PARTY)
                .hasSizeGreaterThan(1);
        assertThat(kinds.stream().map(Kind::group).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Kind.Group.values());
    }

    @Test
    void everyFunctionHasAKindThatAnswersForIt() {
        assertThat(CATALOGUE.functions().values())
                .allMatch(function -> CATALOGUE.answering(function).isPresent());
        assertThat(CATALOGUE.functions().values().stream()
                        .collect(Collectors.toMap(UnitFunction::code, NestingTests::kindOf)))
                .containsEntry("station", "workstation")
                .containsEntry("urban", "street-unit")
                .containsEntry("police", "department");
    }

    private static String kindOf(UnitFunction function) {
        return CATALOGUE.answering(function).map(Kind::code).orElse("none");
    }

    @ParameterizedTest
    @CsvSource({
        "party-committee, 970300001001, true",
        "party-committee, 970300001001001, false",
        "party-doorway-group, 970300001001001001001, true",
        "owners-committee, 970300001001001, true",
        "owners-committee, 970300001, false",
        "department, 970300, true",
        "department, 970300001001, false",
    })
    void aKindStandsAtItsLevels(String kind, String place, boolean fits) {
        assertThat(Nesting.wrongPlace(CATALOGUE.kind(kind), new PlaceCode(place))
                        .isEmpty())
                .isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({
        "party-branch, 970300001001001, party-committee, 970300001001,, organisations.none",
        "party-branch, 970300001001001, party-committee, 970300001002,, organisations.wrong.parent-place",
        "party-branch, 970300001001001, party-committee, 970300001001, 2026-04-01, organisations.wrong.parent-place",
        "party-branch, 970300001001001, party-group, 970300001001,, organisations.wrong.parent",
        "party-committee, 970300001001, residents-committee, 970300001001,, organisations.wrong.parent",
        "owners-committee, 970300001001001, party-branch, 970300001001,, organisations.wrong.parent",
        "residents-council, 970300001001, residents-committee, 970300001001,, organisations.none",
    })
    void aKindBelongsUnderItsParents(
            String kind, String place, String parent, String parentPlace, @Nullable LocalDate closed, String wrong) {
        assertThat(Nesting.wrongParent(CATALOGUE.kind(kind), new PlaceCode(place), body(parent, parentPlace, closed))
                        .getOrDefault("parent", "organisations.none"))
                .isEqualTo(wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "workstation, station, true",
        "workstation, '', false",
        "workstation, office, false",
        "street-unit, urban, true",
        "street-unit, police, false",
        "department, police, true",
        "owners-committee, '', true",
        "owners-committee, station, false",
        "owners-committee, spaceport, false",
    })
    void aKindAnswersForWhatItIsThereFor(String kind, String function, boolean answers) {
        assertThat(Nesting.answers(CATALOGUE.kind(kind), function, CATALOGUE.functions()))
                .isEqualTo(answers);
    }

    @ParameterizedTest
    @CsvSource({
        "social-organisation, UNREGISTERED, '',, ''",
        "social-organisation, REGISTERED, 53440305,2027-01-01, ''",
        "social-organisation, UNREGISTERED, 53440305,, number",
        "social-organisation, UNREGISTERED, '',2027-01-01, renewsOn",
        "property-manager, UNREGISTERED, '',, status",
        "owners-committee, FILED, 备2026-1,, ''",
        "party-committee, REGISTERED, '',, status",
    })
    void anOrganisationSaysOfItselfWhatItsKindCanBe(
            String kind, LegalStatus status, String number, @Nullable LocalDate renewsOn, String wrong) {
        var about = new Particulars(new Words("某", "Some"), status, number, renewsOn, 3, "", "", "");
        assertThat(String.join(",", about.wrong(CATALOGUE.kind(kind)).keySet())).isEqualTo(wrong);
    }

    @Test
    void namesEachFieldThatIsWrong() {
        var about = new Particulars(
                new Words(" ", "x".repeat(121)),
                LegalStatus.UNREGISTERED,
                "",
                null,
                -1,
                "x".repeat(1_001),
                "x".repeat(1_001),
                "x".repeat(8_001));
        assertThat(about.wrong(CATALOGUE.kind("social-organisation")))
                .containsOnlyKeys("zh", "en", "members", "services", "venue", "rules");
    }

    @Test
    void tellsWhatChanged() {
        var old = new Particulars(new Words("某", "Some"), LegalStatus.FILED, "1", null, 3, "", "", "");
        var now = new Particulars(new Words("某", "Some"), LegalStatus.FILED, "2", DAY, 3, "茶", "", "");
        assertThat(Nesting.changed(old, old)).isEmpty();
        assertThat(Nesting.changed(old, now)).containsExactly("number", "renewsOn", "services");
    }

    @Test
    void renewalIsDueSixtyDaysBeforeItsDayAndOverFromItsDayOn() {
        var about = new Particulars(new Words("某", "Some"), LegalStatus.FILED, "1", DAY, 3, "", "", "");
        var open = body("social-organisation", "970300001001", null);
        var due = new Body(open.organisation(), null, about, DAY, null, null, 0);
        assertThat(due.isRenewalDue(DAY.minusDays(61))).isFalse();
        assertThat(due.isRenewalDue(DAY.minusDays(60))).isTrue();
        assertThat(due.isRenewalOver(DAY.minusDays(1))).isFalse();
        assertThat(due.isRenewalOver(DAY)).isTrue();
    }
}
