package org.linli.calls;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can happen to a call, and who of the two units does it. */
public enum CallStep {
    /** The called unit reports in. */
    ARRIVE(true),
    /** It has done its part, and says what it did. */
    DONE(true),
    /** The caller says what it was worth, once. */
    RATE(false),
    /** The caller calls it off, with a reason. */
    OFF(false);

    private final boolean ofCalled;

    CallStep(boolean ofCalled) {
        this.ofCalled = ofCalled;
    }

    /** The step as it stands in paths and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The step called {@code word}, if there is one. */
    public static Optional<CallStep> find(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /** Whether the called unit takes it, and not the caller. */
    boolean isOfCalled() {
        return ofCalled;
    }

    /** What {@code call} allows to whom: staff of the called unit, of the caller, of both or of neither. */
    static Set<CallStep> allowed(Call call, boolean called, boolean caller) {
        var all = EnumSet.noneOf(CallStep.class);
        for (var step : values()) {
            if ((step.ofCalled ? called : caller) && step.fits(call)) {
                all.add(step);
            }
        }
        return all;
    }

    private boolean fits(Call call) {
        var assists = call.about().role() == Role.ASSIST;
        return switch (this) {
            case ARRIVE -> call.state() == CallState.CALLED;
            case DONE -> call.state() == CallState.ARRIVED || (assists && call.state() == CallState.CALLED);
            case RATE -> call.state() == CallState.DONE && call.rating() == null;
            case OFF -> call.state().isOpen();
        };
    }
}
