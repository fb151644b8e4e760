package org.linli.organisations;

import java.util.List;
import java.util.Set;
import org.linli.kernel.Words;
import org.linli.places.Place;

/**
 * A kind of organisation, as {@code organisations/kinds.csv} has it.
 *
 * @param levels the kinds of place where one may stand
 * @param parents codes of the kinds that it may belong under; empty where it stands for itself
 * @param statuses what its legal status may be, the usual one first
 * @param function a code of {@code catalogue/units.csv} that it answers for; {@code level:…} for any of that level; empty for none
 * @param expected whether a community is to have one
 * @param exemplary whether it is one of the ten kinds that the campaign 十百千万 takes its exemplary organisations from
 */
public record Kind(
        String code,
        Words name,
        Group group,
        Set<Place.Kind> levels,
        Set<String> parents,
        List<LegalStatus> statuses,
        String function,
        Expected expected,
        boolean exemplary) {
    private static final String LEVEL = "level:";

    /** Where a kind stands on a community's board: the core first, the others around it in this order. */
    public enum Group {
        /** The Party's organisations: the core. */
        PARTY,
        /** The residents' own bodies. */
        SELF,
        /** Public bodies. */
        PUBLIC,
        /** Who runs the estates. */
        SERVICE,
        /** New economic and new social organisations. */
        TWONEW,
        /** Social organisations, registered or not. */
        SOCIAL,
        /** Enterprises and other units located here. */
        UNIT,
        /** Teams of residents. */
        TEAM
    }

    /** Whether a community is to have one. */
    public enum Expected {
        NO,
        /** One of this kind. */
        YES,
        /** One of the kinds that can be its core. */
        CORE
    }

    /** Takes copies. */
    public Kind {
        levels = Set.copyOf(levels);
        parents = Set.copyOf(parents);
        statuses = List.copyOf(statuses);
    }

    /** Whether one of this kind can answer for {@code unit}. */
    boolean answersFor(UnitFunction unit) {
        return function.equals(unit.code()) || function.equals(LEVEL + unit.level());
    }

    /** Whether one of this kind has to name what it answers for. */
    boolean answers() {
        return !function.isEmpty();
    }
}
