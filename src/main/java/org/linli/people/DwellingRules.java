package org.linli.people;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/** What may be written down of a dwelling, and which ties can hold beside each other. Pure. */
final class DwellingRules {
    static final int UNIT_MAX = 20; // UTF-16 code units
    static final int AREA_MAX = 9_999_999; // 0.01 m²

    private static final Pattern AREA = Pattern.compile("(\\d{1,5}(?:\\.\\d{1,2})?)\\s*(?:m2|平方米|平米|平)?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern ROOM = Pattern.compile("(?<=[\\p{Alnum}])\\s*(室|房|号房)$");
    private static final Pattern UNIT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .#/_-]*");
    private static final List<Tie> TIES = List.of(Tie.values());
    private static final int BUILDING = 18; // digits of a building's code
    private static final int ENTRANCE = 21;

    private DwellingRules() {}

    /** {@code draft} read; puts the message key of each wrong field into {@code wrong} and is empty where there is one. */
    static Optional<Dwelling> read(
            DwellingDraft draft, UUID id, PersonId person, LocalDate today, Map<String, String> wrong) {
        var before = wrong.size();
        var home = home(draft.home());
        var unit = unit(draft.unit());
        var tie = tie(draft.tie());
        var area = area(draft.area());
        var share = Share.parse(draft.share());
        var from = draft.from().isBlank() ? Optional.of(today) : day(draft.from());
        var to = day(draft.to());
        refuse(wrong, "home", home.isEmpty());
        refuse(wrong, "unit", !isUnit(unit));
        refuse(wrong, "tie", tie.isEmpty());
        refuse(wrong, "area", area.isEmpty() && !draft.area().isBlank());
        refuse(wrong, "share", share.isEmpty() && !draft.share().isBlank());
        refuse(wrong, "from", from.isEmpty());
        refuse(wrong, "to", to.isEmpty() && !draft.to().isBlank());
        if (wrong.size() > before || home.isEmpty() || tie.isEmpty() || from.isEmpty()) {
            return Optional.empty();
        }
        return agreed(
                new Dwelling(
                        id,
                        person,
                        home.get(),
                        unit,
                        tie.get(),
                        area.orElse(null),
                        share.orElse(null),
                        from.get(),
                        to.orElse(null)),
                wrong);
    }

    private static Optional<Dwelling> agreed(Dwelling dwelling, Map<String, String> wrong) {
        if (dwelling.to() != null && !dwelling.to().isAfter(dwelling.from())) {
            wrong.put("to", "people.wrong.to.before");
        }
        if (dwelling.tie() != Tie.OWNER && dwelling.area() != null) {
            wrong.put("area", "people.wrong.area.owner");
        }
        if (dwelling.tie() != Tie.OWNER && dwelling.share() != null) {
            wrong.put("share", "people.wrong.share.owner");
        }
        return wrong.isEmpty() ? Optional.of(dwelling) : Optional.empty();
    }

    static void refuse(Map<String, String> wrong, String field, boolean refused) {
        if (refused) {
            wrong.put(field, "people.wrong." + field);
        }
    }

    /** The code of a building or an entrance, where {@code typed} is one. */
    static Optional<PlaceCode> home(String typed) {
        var code = Typed.folded(typed).strip();
        return (code.length() == BUILDING || code.length() == ENTRANCE) && PlaceCode.accepts(code)
                ? Optional.of(new PlaceCode(code))
                : Optional.empty();
    }

    /** A door in one way of writing: capitals, ASCII, without the word for room. */
    static String unit(String typed) {
        if (Typed.isDigits(typed)) {
            return typed;
        }
        var plain = Typed.folded(typed).strip().toUpperCase(Locale.ROOT);
        return ROOM.matcher(BLANKS.matcher(plain).replaceAll(" ")).replaceAll("");
    }

    /** Whether {@code unit}, as {@link #unit} writes it down, can be a door. */
    static boolean isUnit(String unit) {
        return unit.length() <= UNIT_MAX && UNIT.matcher(unit).matches();
    }

    static Optional<Tie> tie(String typed) {
        for (var tie : TIES) {
            if (tie.name().equalsIgnoreCase(typed.strip())) {
                return Optional.of(tie);
            }
        }
        return Optional.empty();
    }

    /** Square metres as whole numbers of 0.01 m²: more than nothing, at most {@link #AREA_MAX}. */
    static Optional<Integer> area(String typed) {
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var area = AREA.matcher(
                Typed.folded(typed).strip().toLowerCase(Locale.ROOT).replace(",", ""));
        if (!area.matches()) {
            return Optional.empty();
        }
        var hundredths = new BigDecimal(area.group(1)).movePointRight(2).intValueExact();
        return hundredths > 0 && hundredths <= AREA_MAX ? Optional.of(hundredths) : Optional.empty();
    }

    static Optional<LocalDate> day(String typed) {
        try {
            var plain = Typed.folded(typed).strip().replace('/', '-');
            return plain.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(plain));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The wrong field of {@code fresh} beside what is known of the same dwelling, with its message key; empty where it fits. */
    static Map<String, String> conflict(Dwelling fresh, @Nullable Integer measured, Collection<Dwelling> others) {
        var same = others.stream().filter(fresh::overlaps).toList();
        if (same.stream().anyMatch(other -> other.person().equals(fresh.person()) && other.tie() == fresh.tie())) {
            return Map.of("unit", "people.wrong.unit.twice");
        }
        if (fresh.tie() != Tie.OWNER) {
            return Map.of();
        }
        if (fresh.area() == null && measured == null) {
            return Map.of("area", "people.wrong.area.missing");
        }
        if (fresh.area() != null && measured != null && !fresh.area().equals(measured)) {
            return Map.of("area", "people.wrong.area.other");
        }
        var owners = same.stream().filter(other -> other.tie() == Tie.OWNER).toList();
        return overfull(fresh, owners) ? Map.of("share", "people.wrong.share.whole") : Map.of();
    }

    /** Whether on some day the owners' shares are more than the whole, or all of it with a joint owner left over. */
    private static boolean overfull(Dwelling fresh, List<Dwelling> owners) {
        return Stream.concat(Stream.of(fresh.from()), owners.stream().map(Dwelling::from))
                .filter(fresh::holdsOn)
                .map(day -> together(fresh, owners, day))
                .anyMatch(DwellingRules::exceeds);
    }

    private static List<Dwelling> together(Dwelling fresh, List<Dwelling> owners, LocalDate day) {
        var together = new ArrayList<>(
                owners.stream().filter(owner -> owner.holdsOn(day)).toList());
        together.add(fresh);
        return together;
    }

    private static boolean exceeds(List<Dwelling> owners) {
        var shares =
                owners.stream().map(Dwelling::share).flatMap(Stream::ofNullable).toList();
        var whole = Share.compareToWhole(shares);
        return whole > 0 || (whole == 0 && shares.size() < owners.size());
    }
}
