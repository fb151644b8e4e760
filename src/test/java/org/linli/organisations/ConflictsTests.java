package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.District;
import org.linli.kernel.Lang;
import org.linli.kernel.PlaceCode;
import org.linli.people.PersonId;
import org.linli.web.Messages;

/** The rules that ship, and how many seats are free, in tables of cases. */
class ConflictsTests {
    private static final Catalogue CATALOGUE = new Catalogue();
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
    private static final OrganisationId ONE = new OrganisationId(UUID.randomUUID());
    private static final OrganisationId OTHER = new OrganisationId(UUID.randomUUID());
    private static final PersonId SOMEBODY = new PersonId(UUID.randomUUID());

    private static Post post(String office, OrganisationId body, String place, LocalDate from, @Nullable LocalDate to) {
        return new Post(
                new PostId(UUID.randomUUID()),
                new District("970300"),
                SOMEBODY,
                CATALOGUE.office(office).orElseThrow(),
                body,
                new PlaceCode(place),
                from,
                to);
    }

    @ParameterizedTest
    @CsvSource({
        // wanted, held, the same body, whose, managed, what is found
        "owners-member, manager-staff, no, own, yes, manager-on-committee",
        "owners-member, manager-staff, no, own, no, none",
        "manager-staff, owners-chair, no, own, yes, manager-on-committee",
        "owners-chair, manager-head, no, relative, yes, manager-on-committee",
        "supervision-member, committee-member, no, own, no, supervision-apart",
        "committee-director, supervision-member, no, relative, no, supervision-apart",
        "committee-member, committee-director, yes, relative, no, committee-relatives",
        "committee-member, committee-director, no, relative, no, none",
        "committee-member, committee-director, yes, own, no, committee-one-seat",
        "owners-member, owners-chair, yes, own, no, owners-one-seat",
        "owners-member, owners-chair, yes, relative, no, none",
        "candidate, election-commission, yes, own, no, candidate-leaves",
        "candidate, election-commission, yes, relative, no, candidate-leaves",
        "candidate, election-commission, no, own, no, none",
        "election-commission, candidate, yes, relative, no, commission-no-candidate",
        "building-chief, committee-member, no, own, no, none",
        "volunteer, manager-staff, no, own, yes, none",
    })
    void whatDoesNotGoTogetherIsFound(
            String wanted, String held, String same, String whose, String managed, String code) {
        var one = post(wanted, ONE, "970300001001001", DAY, DAY.plusYears(1));
        var other = post(held, same.equals("yes") ? ONE : OTHER, "970300001001001", DAY, null);
        var own = whose.equals("own") ? List.of(other) : List.<Post>of();
        var relatives = whose.equals("own") ? List.<Post>of() : List.of(other);
        var found = CATALOGUE.conflicts().with(one, own, relatives, (a, b) -> managed.equals("yes"));
        assertThat(found.stream().map(one1 -> one1.rule().code()).findFirst().orElse("none"))
                .isEqualTo(code);
    }

    @Test
    void whatIsOverOrElsewhereIsInNobodysWay() {
        var wanted = post("supervision-member", ONE, "970300001001", DAY, DAY.plusYears(5));
        var over = post("committee-member", OTHER, "970300001001", DAY.minusYears(5), DAY);
        var elsewhere = post("committee-member", OTHER, "970300001002", DAY, null);
        assertThat(CATALOGUE.conflicts().with(wanted, List.of(over, elsewhere), List.of(), (a, b) -> false))
                .isEmpty();
    }

    @Test
    void everyRuleSaysWhyInBothLanguagesAndNamesItsLaw() {
        var messages = new Messages();
        assertThat(CATALOGUE.conflicts().rules()).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(messages.text(Lang.ZH, rule.key())).isNotBlank();
            assertThat(messages.text(Lang.EN, rule.key())).isNotBlank();
            assertThat(rule.source()).contains("条");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "2, 2026-01-01,           , 2026-01-01, 2027-01-01, 2026-03-01",
        "2, 2026-01-01, 2026-03-01, 2026-01-01, 2027-01-01, none",
        "2, 2026-01-01, 2026-06-01, 2026-06-01, 2027-01-01, none",
        "2, 2026-01-01, 2026-06-02, 2026-06-01, 2027-01-01, 2026-06-01",
        "3, 2026-01-01,           , 2026-01-01, 2027-01-01, none",
        "1, 2025-01-01, 2026-03-01, 2027-03-01, 2028-01-01, none",
        "1, 2025-01-01, 2026-03-01, 2027-02-28, 2028-01-01, 2027-02-28",
    })
    void aSeatIsFreeOnEveryDayOrNotAtAll(
            int seats,
            LocalDate from,
            @Nullable LocalDate to,
            LocalDate otherFrom,
            @Nullable LocalDate otherTo,
            String full) {
        var wanted = post("owners-member", ONE, "970300001001001", DAY, DAY.plusYears(1));
        var others = List.of(
                post("owners-member", ONE, "970300001001001", from, to),
                post("owners-member", ONE, "970300001001001", otherFrom, otherTo));
        assertThat(Seats.full(wanted, others, seats).map(LocalDate::toString).orElse("none"))
                .isEqualTo(full);
    }
}
