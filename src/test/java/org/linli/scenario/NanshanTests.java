package org.linli.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.linli.kernel.PlaceCode;
import org.linli.places.Place;

/** What the district of the seed is made of; that the registers take it is shown by loading it ({@code scenario nanshan-2009}). */
class NanshanTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private final NanshanGround ground = NanshanGround.read();

    @Test
    void theGroundHasTheSeedsPlacesAndNoCodeTwice() {
        var codes = new HashSet<PlaceCode>();
        assertThat(ground.spots())
                .allMatch(spot -> codes.add(spot.code()))
                .allMatch(spot -> Place.accepts(spot.zh()) && spot.en().length() <= Place.NAME_MAX)
                .allMatch(spot -> spot.code().value().length() == PlaceCode.DISTRICT
                        || codes.contains(spot.code().parent().orElseThrow()));
        assertThat(ground.subdistricts()).hasSize(8);
        assertThat(ground.communities())
                .hasSize(100)
                .extracting(NanshanGround.Spot::code)
                .contains(NanshanBodies.YUELIANGWAN, NanshanBodies.WEILAN_HAIAN);
        assertThat(IntStream.range(0, 100).boxed().flatMap(n -> ground.estates(n).stream()))
                .extracting(NanshanGround.Spot::zh)
                .doesNotHaveDuplicates();
    }

    @Test
    void halfAMillionDwellingsNoneTwice() {
        var total = 0;
        for (var number = 0; number < 100; number++) {
            var doors = ground.doors(number);
            assertThat(doors.stream().map(door -> door.place() + "/" + door.unit()))
                    .doesNotHaveDuplicates();
            total += doors.size();
        }
        assertThat(total).isEqualTo(NanshanGround.DWELLINGS);
    }

    @Test
    void whatIsDealtOutComesToTheSeedsFigures() {
        assertThat(IntStream.range(0, 100).map(NanshanPosts::registered))
                .satisfies(all -> assertThat(
                                all.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(9_306));
        assertThat(IntStream.range(0, 100).map(NanshanPosts::others).sum())
                .isEqualTo(NanshanPosts.VOLUNTEERS - NanshanPosts.VOLUNTEERS_REGISTERED);
        assertThat(IntStream.range(0, 100)
                        .map(number -> NanshanPosts.chosen(ground, number).size())
                        .sum())
                .isEqualTo(2_685);
        assertThat(IntStream.range(0, 100)
                        .boxed()
                        .flatMap(number -> NanshanPosts.chosen(ground, number).stream())
                        .filter(new PlaceCode("440305003")::contains))
                .hasSize(223);
    }

    @Test
    void aNumberIsTheSamePersonAtEveryLoadingAndNobodyElses() {
        var papers = new HashSet<String>();
        for (var number = 0; number < 30_000; number++) {
            assertThat(papers.add(NanshanPeople.paper(number, TODAY))).isTrue();
        }
        assertThat(papers).allMatch(paper -> paper.matches("449999\\d{11}[\\dX]"));
        assertThat(NanshanPeople.name(77)).isEqualTo(NanshanPeople.name(77)).hasSizeBetween(2, 3);
        assertThat(NanshanPeople.phone(78)).isEqualTo("12000000078");
        assertThat(NanshanPeople.phone(401)).isEqualTo(NanshanPeople.phone(400)); // a family's
    }
}
