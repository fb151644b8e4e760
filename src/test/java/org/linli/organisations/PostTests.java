package org.linli.organisations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.people.PersonId;

class PostTests {
    private static final Office CLERK = new Office(
            "clerk",
            new Words("经办员", "Clerk"),
            "staff",
            Office.Reach.PLACE,
            Set.of(),
            Set.of(),
            Set.of(),
            Office.By.APPOINTED,
            null,
            null,
            true);

    private static Post post(LocalDate from, @Nullable LocalDate to) {
        return new Post(
                new PostId(UUID.randomUUID()),
                new District("980003"),
                new PersonId(UUID.randomUUID()),
                CLERK,
                new OrganisationId(UUID.randomUUID()),
                new PlaceCode("980003001001"),
                from,
                to);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-12-31, 2025-12-31, false",
        "2026-01-01, 2026-12-31, 2026-01-01, true",
        "2026-01-01, 2026-12-31, 2026-12-30, true",
        "2026-01-01, 2026-12-31, 2026-12-31, false",
        "2026-01-01,           , 2099-01-01, true",
        "2026-01-01, 2026-01-01, 2026-01-01, false",
    })
    void isInForceFromItsFirstDayToTheDayBeforeItsEnd(
            LocalDate from, @Nullable LocalDate to, LocalDate day, boolean holds) {
        assertThat(post(from, to).holdsOn(day)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2027-01-01, 2027-01-01,           , false",
        "2026-01-01, 2027-01-01, 2026-12-31, 2027-06-01, true",
        "2026-01-01,           , 2030-01-01,           , true",
        "2026-01-01, 2027-01-01, 2025-01-01, 2026-01-01, false",
        "2026-01-01, 2027-01-01, 2025-01-01, 2026-01-02, true",
        "2026-03-01, 2026-03-01, 2026-01-01,           , false",
    })
    void twoTermsOverlapWhereTheyShareADay(
            LocalDate from, @Nullable LocalDate to, LocalDate otherFrom, @Nullable LocalDate otherTo, boolean overlap) {
        assertThat(post(from, to).overlaps(otherFrom, otherTo)).isEqualTo(overlap);
    }
}
