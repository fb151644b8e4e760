package org.linli.codes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the doors of a building as people write them: {@code 101, 102}, {@code 101-104} for a row of doors, {@code 1-20*10} for
 * twenty floors of ten doors each. Pure.
 */
final class Doorplates {
    static final int DOORS_MAX = 500;

    private static final Pattern FLOORS = Pattern.compile("(\\d{1,2})-(\\d{1,2})[*x×](\\d{1,2})");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,5})-(\\d{1,5})");
    private static final Pattern DOOR = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}.#/_-]{0,19}");

    private Doorplates() {}

    /** The doors in the order they were written, each once; empty where something is no door, or there are none or too many. */
    static Optional<List<String>> read(String text) {
        var doors = new LinkedHashSet<String>();
        for (var word : text.strip().split("[\\s,，、;；]+", -1)) {
            if (!word.isEmpty() && !add(word, doors)) {
                return Optional.empty();
            }
        }
        return doors.isEmpty() || doors.size() > DOORS_MAX ? Optional.empty() : Optional.of(List.copyOf(doors));
    }

    private static boolean add(String word, Set<String> doors) {
        var floors = FLOORS.matcher(word);
        if (floors.matches()) {
            return floors(number(floors.group(1)), number(floors.group(2)), number(floors.group(3)), doors);
        }
        var range = RANGE.matcher(word);
        if (range.matches()) {
            return range(
                    number(range.group(1)),
                    number(range.group(2)),
                    range.group(1).length(),
                    doors);
        }
        var isDoor = DOOR.matcher(word).matches();
        if (isDoor) {
            doors.add(word);
        }
        return isDoor;
    }

    private static boolean floors(int from, int to, int each, Set<String> doors) {
        if (from > to || each < 1 || (to - from + 1) * each > DOORS_MAX) {
            return false;
        }
        for (var floor = from; floor <= to; floor++) {
            for (var door = 1; door <= each; door++) {
                doors.add("%d%02d".formatted(floor, door));
            }
        }
        return true;
    }

    private static boolean range(int from, int to, int digits, Set<String> doors) {
        if (from > to || to - from >= DOORS_MAX) {
            return false;
        }
        for (var door = from; door <= to; door++) {
            doors.add(("%0" + digits + "d").formatted(door));
        }
        return true;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
