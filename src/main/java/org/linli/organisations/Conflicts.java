package org.linli.organisations;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.linli.kernel.PlaceCode;

/** Which posts stand in each other's way: the rules, and what they say to a post that is to be given. Pure. */
record Conflicts(Collection<ConflictRule> rules) {
    /** A post that is in the way, and the rule that says so. */
    record Found(ConflictRule rule, Post other) {}

    /** Takes a copy. */
    Conflicts {
        rules = List.copyOf(rules);
    }

    /** Whether anything has to be looked at before somebody takes {@code office}. */
    boolean concern(String office) {
        return rules.stream().anyMatch(rule -> !rule.opposite(office).isEmpty());
    }

    /** The offices which a close relative of somebody who takes {@code office} must not hold. */
    Set<String> relativesOf(String office) {
        return rules.stream()
                .filter(ConflictRule::relatives)
                .flatMap(rule -> rule.opposite(office).stream())
                .collect(Collectors.toSet());
    }

    /**
     * What is in the way of {@code wanted}.
     *
     * @param own other posts of the same person
     * @param relatives posts of close relatives, as declared
     * @param managed whether one post's organisation runs the estate of the other's
     */
    List<Found> with(Post wanted, Collection<Post> own, Collection<Post> relatives, BiPredicate<Post, Post> managed) {
        var found = new ArrayList<Found>();
        for (var rule : rules) {
            if (rule.self()) {
                own.stream()
                        .filter(other -> meet(rule, wanted, other, managed))
                        .forEach(o -> found.add(new Found(rule, o)));
            }
            if (rule.relatives()) {
                relatives.stream()
                        .filter(other -> meet(rule, wanted, other, managed))
                        .forEach(o -> found.add(new Found(rule, o)));
            }
        }
        return found;
    }

    private static boolean meet(ConflictRule rule, Post wanted, Post other, BiPredicate<Post, Post> managed) {
        return rule.opposite(wanted.office().code()).contains(other.office().code())
                && other.overlaps(wanted.from(), wanted.to())
                && switch (rule.where()) {
                    case BODY -> other.organisation().equals(wanted.organisation());
                    case COMMUNITY ->
                        other.place()
                                .upTo(PlaceCode.COMMUNITY)
                                .equals(wanted.place().upTo(PlaceCode.COMMUNITY));
                    case MANAGED -> managed.test(wanted, other) || managed.test(other, wanted);
                };
    }
}
