package org.linli.matters;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.linli.web.Ui;

/** The opening sentence of a matter's page: who has it and by when. Parts at odd places are the ones that matter most. */
final class Sentence {
    private Sentence() {}

    /** To the one who raised it. */
    static List<String> toReporter(Ui ui, ReporterView matter) {
        var rating = matter.rating();
        var key = matter.late() && matter.state().isOpen()
                ? "late"
                : matter.state() == State.ANSWERED && rating != null && rating.solved()
                        ? "rated"
                        : word(matter.state());
        return parts(ui, "matters.say." + key, ui.in(matter.unitName()), matter.dueAt(), matter.suspendedUntil());
    }

    /** On the receipt: just received. */
    static List<String> received(Ui ui, ReporterView matter) {
        return parts(ui, "matters.say.received", ui.in(matter.unitName()), matter.dueAt(), null);
    }

    /** To everybody. */
    static List<String> toAll(Ui ui, PublicMatter matter) {
        var key = matter.late() && matter.state().isOpen() ? "late" : word(matter.state());
        return parts(ui, "matters.say.public." + key, ui.in(matter.unitName()), matter.dueAt(), null);
    }

    /** The shape that a line of the timeline is drawn with ({@code data-state} of the stylesheet). */
    static String shape(String kind) {
        return switch (kind) {
            case "started" -> "handling";
            case "due-missed", "contact-missed" -> "late";
            case "adjudicated", "refiled" -> "transferred";
            default -> kind;
        };
    }

    private static List<String> parts(Ui ui, String key, String unit, Instant due, @Nullable Instant until) {
        return List.of(ui.t(key, unit, ui.dateTime(due), ui.date(until == null ? due : until))
                .split("\\*", -1));
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
