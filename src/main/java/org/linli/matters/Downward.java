package org.linli.matters;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.catalogue.Level;
import org.linli.kernel.Problem;

/**
 * Departments push no work onto communities (Beijing Swift-Response Regulations 2021 art. 17, Weifang Measures 2021 art. 24, Organic Law
 * of Urban Residents' Committees 2025 art. 43): what the catalogue gives to a sub-district or department does not go down to a
 * community from above. Pure.
 */
final class Downward {
    static final String KEY = "matters.refused.down";

    private Downward() {}

    /** Whether giving what is filed at {@code filed} from {@code holder} to {@code target} would push it down. */
    static boolean pushes(Level holder, Level filed, Level target) {
        return target == Level.COMMUNITY && holder.isAbove(Level.COMMUNITY) && filed.isAbove(Level.COMMUNITY);
    }

    /**
     * Fails as {@link Problem#INVALID} where {@code step} would. A unit cannot file a matter lower to hand it down in the same step; the
     * centre, which rules on what it is, can.
     */
    static void check(Step step, Matter before, Matter after, @Nullable Target target, Catalogue catalogue) {
        if (target == null || step == Step.ESCALATE || step == Step.REDO) {
            return;
        }
        var filings = step == Step.ADJUDICATE ? Stream.of(after) : Stream.of(before, after);
        var filed = filings.map(matter -> catalogue.find(matter.filing().category()))
                .flatMap(Optional::stream)
                .map(Category::level)
                .max(Level::compareTo)
                .orElse(Level.COMMUNITY);
        if (pushes(before.hands().level(), filed, target.level())) {
            throw Problem.INVALID.because(
                    step.word() + " of " + before.code() + " would push it onto a community",
                    Map.of(step == Step.RETURN ? "reason" : "unit", KEY));
        }
    }
}
