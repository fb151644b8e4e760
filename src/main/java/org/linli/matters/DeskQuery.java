package org.linli.matters;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;

/** Which matters the desk lists, as it stands in the address: {@code /desk?tab=late&q=…}. What makes no sense is left out. */
record DeskQuery(
        Tab tab,
        @Nullable State state,
        @Nullable PlaceCode place,
        String q,
        @Nullable String after) {
    private static final int ROWS = 30;

    enum Tab {
        TODO,
        LATE,
        ANSWERED,
        ALL;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static DeskQuery of(String tab, String state, String place, String q, String after) {
        return new DeskQuery(
                Arrays.stream(Tab.values())
                        .filter(known -> known.word().equals(tab))
                        .findFirst()
                        .orElse(Tab.TODO),
                Arrays.stream(State.values())
                        .filter(known -> known.name().equalsIgnoreCase(state))
                        .findFirst()
                        .orElse(null),
                PlaceCode.accepts(place) ? new PlaceCode(place) : null,
                q.strip(),
                after.isEmpty() ? null : after);
    }

    DeskQuery on(Tab other) {
        return new DeskQuery(other, null, place, q, null);
    }

    DeskQuery after(@Nullable String next) {
        return new DeskQuery(tab, state, place, q, next);
    }

    DeskFilter filter() {
        return new DeskFilter(
                tab == Tab.ANSWERED ? State.ANSWERED : state,
                tab == Tab.LATE ? DeskFilter.Late.LATE : DeskFilter.Late.ANY,
                place,
                null,
                q.isEmpty() ? null : q,
                tab == Tab.TODO || tab == Tab.LATE,
                after,
                ROWS);
    }

    /** The address of the list. */
    String list() {
        return "/desk" + query();
    }

    /** The address of one matter beside the list. */
    String matter(String code) {
        return "/desk/matters/" + code + after(null).query();
    }

    /** The address that a form of one matter posts to. */
    String matter(String code, String act) {
        return "/desk/matters/" + code + "/" + act + after(null).query();
    }

    private String query() {
        var query = new StringBuilder();
        add(query, "tab", tab == Tab.TODO ? null : tab.word());
        add(query, "state", state == null ? null : state.name().toLowerCase(Locale.ROOT));
        add(query, "place", place == null ? null : place.value());
        add(query, "q", q.isEmpty() ? null : q);
        add(query, "after", after);
        return query.toString();
    }

    private static void add(StringBuilder query, String name, @Nullable String value) {
        if (value != null) {
            query.append(query.isEmpty() ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
