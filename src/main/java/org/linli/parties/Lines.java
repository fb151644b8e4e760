package org.linli.parties;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.linli.kernel.Words;
import org.linli.organisations.Link;
import org.linli.web.Ui;

/** The words of a drawing: short, and no longer than there is room for. */
final class Lines {
    private Lines() {}

    /** What stands under {@code party}'s name on {@code board}: what it lacks, whom it is tied to, or who is there. */
    static String of(Ui ui, Board board, Party party) {
        var head = party.head();
        if (head.office() != null && party.isHeadless()) {
            return ui.t(
                    "parties.head." + head.seat().name(), ui.in(head.office().name()));
        }
        if (head.office() != null && head.seat() == Party.Seat.ENDING) {
            return ui.t("parties.line.ending", ui.in(head.office().name()));
        }
        var core = board.core();
        var guests = names(ui, board, party, Link.Tie.SITS, false, core);
        if (!guests.isEmpty()) {
            return ui.t("parties.line.table", guests);
        }
        var managed = names(ui, board, party, Link.Tie.MANAGES, true, null);
        if (!managed.isEmpty()) {
            return ui.t("parties.line.manages", managed);
        }
        var tables = names(ui, board, party, Link.Tie.SITS, true, core);
        return tables.isEmpty() ? people(ui, party) : ui.t("parties.line.at", tables);
    }

    private static String people(Ui ui, Party party) {
        if (party.held().isEmpty()) {
            return ui.in(party.kind().name());
        }
        return party.held().stream()
                .limit(3)
                .map(held -> ui.t(
                        "parties.line.people",
                        ui.in(brief(held.office().name(), party.kind().name())),
                        ui.number(held.held())))
                .collect(Collectors.joining(" · "));
    }

    private static String names(
            Ui ui,
            Board board,
            Party party,
            Link.Tie tie,
            boolean outgoing,
            @org.jspecify.annotations.Nullable Party but) {
        List<Party.Tied> found = party.ties().stream()
                .filter(one -> one.tie() == tie && one.outgoing() == outgoing)
                .filter(one -> but == null || !but.id().equals(one.other()))
                .toList();
        return found.stream()
                .map(one -> ui.in(brief(one.name(), board.place().words())))
                .collect(Collectors.joining(ui.t("parties.comma")));
    }

    /** {@code name} without {@code place}'s own, which a board of that place need not repeat; never less than two characters. */
    static Words brief(Words name, Words place) {
        return new Words(without(name.zh(), place.zh()), without(name.en(), place.en()));
    }

    private static String without(String name, String place) {
        var rest = name.startsWith(place) ? name.substring(place.length()).strip() : name;
        return rest.length() < 2 ? name : rest.substring(0, 1).toUpperCase(Locale.ROOT) + rest.substring(1);
    }

    /** {@code text} cut to about {@code ems} em of width: a Chinese character is one em wide, others about half of that. */
    static String cut(String text, int ems) {
        var half = 0;
        for (var i = 0; i < text.length(); i++) {
            half += text.charAt(i) > 0x2e80 ? 2 : 1;
            if (half > 2 * ems) {
                return text.substring(0, Math.max(1, i - 1)).strip() + "…";
            }
        }
        return text;
    }
}
