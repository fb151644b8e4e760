package org.linli.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;

/**
 * Where the replayed messages are at home. Their anonymiser calls districts and counties of a city A1 to A9; each is a
 * community of one sub-district here, and what names none is at one more. The district's code is nobody's.
 */
final class Whereabouts {
    /** The district of the replay. */
    static final District DISTRICT = new District("990100");

    private static final String SUBDISTRICT = DISTRICT.value() + "001";
    private static final Pattern NAMED = Pattern.compile("A([1-9])(?![0-9])");
    private static final int NAMED_COUNT = 9;
    private static final int ELSEWHERE = NAMED_COUNT + 1;

    private Whereabouts() {}

    /** One row of the file of places: code, name, kind, name in English. */
    record Row(PlaceCode code, String name, String kind, String en) {}

    /** All places, from the top. */
    static List<Row> places() {
        var rows = new ArrayList<Row>();
        rows.add(new Row(new PlaceCode("99"), "回放", "province", "Replay"));
        rows.add(new Row(new PlaceCode("9901"), "回放市", "city", "Replay City"));
        rows.add(new Row(DISTRICT.place(), "回放区", "district", "Replay District"));
        rows.add(new Row(new PlaceCode(SUBDISTRICT), "回放街道", "subdistrict", "Replay Subdistrict"));
        for (var number = 1; number <= NAMED_COUNT; number++) {
            rows.add(new Row(community(number), "A" + number + "片区", "community", "Area A" + number));
        }
        rows.add(new Row(community(ELSEWHERE), "其他片区", "community", "Elsewhere"));
        return rows;
    }

    /** The community of a message: the area that its subject names first, else its body. */
    static PlaceCode of(String subject, String body) {
        for (var text : List.of(subject, body)) {
            var named = NAMED.matcher(text);
            if (named.find()) {
                return community(Integer.parseInt(named.group(1)));
            }
        }
        return community(ELSEWHERE);
    }

    private static PlaceCode community(int number) {
        return new PlaceCode(SUBDISTRICT + "%03d".formatted(number));
    }
}
