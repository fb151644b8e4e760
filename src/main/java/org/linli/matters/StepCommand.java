package org.linli.matters;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;
import org.linli.matters.Step.Need;

/**
 * A step that staff want to take.
 *
 * @param version the version that they saw
 * @param text the answer; for a release the public text
 * @param title for a release
 * @param answer for a release: the edited answer, if there is one to publish
 * @param lead for a merger: the code of the other one
 * @param category files it anew with accept, assign, transfer and adjudicate
 */
public record StepCommand(
        Step step,
        int version,
        @Nullable String text,
        @Nullable String reason,
        @Nullable UUID unit,
        @Nullable LocalDate until,
        @Nullable String title,
        @Nullable String answer,
        @Nullable String lead,
        @Nullable String category) {

    /** The bare step; fields are added by the methods below. */
    public static StepCommand of(Step step, int version) {
        return new StepCommand(step, version, null, null, null, null, null, null, null, null);
    }

    /** With the answer, or the words to add. */
    public StepCommand withText(@Nullable String words) {
        return new StepCommand(step, version, words, reason, unit, until, title, answer, lead, category);
    }

    /** With why. */
    public StepCommand withReason(@Nullable String why) {
        return new StepCommand(step, version, text, why, unit, until, title, answer, lead, category);
    }

    /** With whom it goes to. */
    public StepCommand withUnit(@Nullable UUID whom) {
        return new StepCommand(step, version, text, reason, whom, until, title, answer, lead, category);
    }

    /** With the day it speaks of. */
    public StepCommand withUntil(@Nullable LocalDate day) {
        return new StepCommand(step, version, text, reason, unit, day, title, answer, lead, category);
    }

    /** With what is published. */
    public StepCommand withRelease(
            @Nullable String publicTitle, @Nullable String publicText, @Nullable String publicAnswer) {
        return new StepCommand(
                step, version, publicText, reason, unit, until, publicTitle, publicAnswer, lead, category);
    }

    /** With the code of the matter that leads. */
    public StepCommand withLead(@Nullable String code) {
        return new StepCommand(step, version, text, reason, unit, until, title, answer, code, category);
    }

    /** With the category it is filed under from now on. */
    public StepCommand withCategory(@Nullable String code) {
        return new StepCommand(step, version, text, reason, unit, until, title, answer, lead, code);
    }

    StepCommand withVersion(int seen) {
        return new StepCommand(step, seen, text, reason, unit, until, title, answer, lead, category);
    }

    /** With its texts tidied. Fails as {@link Problem#INVALID} naming every field that is missing or wrong. */
    StepCommand checked() {
        var missing = new HashMap<String, String>();
        for (var need : step.needs()) {
            if (isMissing(need)) {
                missing.put(need.field(), "matters.need." + need.name().toLowerCase(Locale.ROOT));
            }
        }
        if (step == Step.RELEASE) {
            personal("title", title, missing);
            personal("text", text, missing);
            personal("answer", answer, missing);
        }
        if (!missing.isEmpty()) {
            throw Problem.INVALID.because(step.word() + " needs " + missing.keySet(), missing);
        }
        if (step == Step.ANSWER && text != null && Texts.hasBlank(text)) {
            throw Problem.INVALID.because("a blank is left in the answer", Map.of("text", "matters.text.blank-left"));
        }
        return new StepCommand(
                step,
                version,
                blank(text) ? null : Texts.checked("text", text),
                blank(reason) ? null : Texts.checked("reason", reason),
                unit,
                until,
                blank(title) ? null : Texts.checked("title", title, Texts.TITLE_MAX),
                blank(answer) ? null : Texts.checked("answer", answer),
                blank(lead) ? null : lead,
                blank(category) ? null : category);
    }

    private static void personal(String field, @Nullable String words, Map<String, String> wrong) {
        if (words != null && !Masking.personal(words).isEmpty()) {
            wrong.putIfAbsent(field, "matters.release.personal");
        }
    }

    private boolean isMissing(Need need) {
        return switch (need) {
            case REASON -> blank(reason);
            case TEXT -> blank(text);
            case UNIT -> unit == null;
            case UNTIL -> until == null;
            case TITLE -> blank(title);
            case LEAD -> blank(lead);
            case RATING, PARTS -> true; // the reporter's, and a split's: never a command of this kind
        };
    }

    private static boolean blank(@Nullable String words) {
        return words == null || words.isBlank();
    }
}
