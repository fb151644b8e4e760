package org.linli.coverage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.kernel.PlaceCode;
import org.linli.measures.Measures;
import org.linli.measures.Rate;
import org.springframework.stereotype.Service;

/** The figures of every coverage, for any place from the community up and any day that has come. For everybody. */
@Service
public class Coverages {
    private static final LocalDate EVER = LocalDate.of(1900, 1, 1);

    private final Definitions definitions;
    private final Measures measures;

    Coverages(Definitions definitions, Measures measures) {
        this.definitions = definitions;
        this.measures = measures;
    }

    /** How many places are covered, of how many there are. */
    public record Figure(Coverage coverage, Rate rate) {
        /** Whether there is no such place (yet). */
        public boolean isNowhere() {
            return rate.whole() == 0;
        }

        /** Whether all are. */
        public boolean isFull() {
            return rate.whole() > 0 && rate.part() == rate.whole();
        }

        /** How many are not. */
        public long gaps() {
            return rate.whole() - rate.part();
        }
    }

    /** All figures of {@code place} as they were on {@code day}, in the order of the file. */
    public List<Figure> on(PlaceCode place, LocalDate day) {
        var names = definitions.all().stream()
                .flatMap(one -> Stream.of(one.coveredMeasure(), one.wholeMeasure()))
                .toList();
        var sums = measures.sums(names, place, EVER, day.plusDays(1), null, "");
        return definitions.all().stream()
                .map(one -> new Figure(one, rate(sums, one)))
                .toList();
    }

    /** The figure of {@code coverage} on the last day of each of {@code months} months up to {@code day}, and on that day. */
    List<Point> course(PlaceCode place, Coverage coverage, LocalDate day, int months) {
        var points = new ArrayList<Point>();
        for (var back = months; back >= 0; back--) {
            var at = back == 0
                    ? day
                    : day.minusMonths(back - 1L).withDayOfMonth(1).minusDays(1);
            var names = List.of(coverage.coveredMeasure(), coverage.wholeMeasure());
            points.add(new Point(at, rate(measures.sums(names, place, EVER, at.plusDays(1), null, ""), coverage)));
        }
        return points;
    }

    /** Between two acts of one correction the parts may pass the whole for a moment. */
    private static Rate rate(Map<String, Long> sums, Coverage coverage) {
        var whole = Math.max(0, sums.getOrDefault(coverage.wholeMeasure(), 0L));
        return new Rate(Math.clamp(sums.getOrDefault(coverage.coveredMeasure(), 0L), 0, whole), whole);
    }

    /** A figure of a day. */
    record Point(LocalDate day, Rate rate) {}
}
