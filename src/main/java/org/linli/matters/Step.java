package org.linli.matters;

import static org.linli.matters.By.CENTRE;
import static org.linli.matters.By.CLOCK;
import static org.linli.matters.By.REPORTER;
import static org.linli.matters.By.UNIT;
import static org.linli.matters.State.ACCEPTED;
import static org.linli.matters.State.ANSWERED;
import static org.linli.matters.State.ASSIGNED;
import static org.linli.matters.State.CLOSED;
import static org.linli.matters.State.HANDLING;
import static org.linli.matters.State.MERGED;
import static org.linli.matters.State.RECEIVED;
import static org.linli.matters.State.SUSPENDED;
import static org.linli.matters.State.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permission;

/**
 * Everything that can happen to a matter: who may do it, in which states, what it needs and where it leads. This table is the
 * rule; {@link Guard} adds what depends on the matter's past. The public contract also names {@code call} and {@code exclude}: modules
 * of their own take them.
 */
@SuppressWarnings("ImmutableEnumChecker") // its sets are copies that cannot change
public enum Step {
    /** Says to the reporter that it is taken care of. */
    ACCEPT("accept", by(UNIT), in(RECEIVED), need(), true, ACCEPTED),
    /** Begins the work. */
    START("start", by(UNIT), in(RECEIVED, ACCEPTED, ASSIGNED), need(), true, HANDLING),
    /** Gives it to the unit that is to do it. */
    ASSIGN("assign", by(UNIT), in(RECEIVED, ACCEPTED, ASSIGNED), need(Need.UNIT), false, ASSIGNED),
    /** Passes it on to another unit; no clock changes. */
    TRANSFER("transfer", by(UNIT), working(), need(Need.UNIT, Need.REASON), false, ASSIGNED),
    /** Sends it back to the unit it came from; at most {@value Hands#RETURNS_MAX} times. */
    RETURN("return", by(UNIT), in(ASSIGNED, HANDLING), need(Need.REASON), false, ASSIGNED),
    /** Says to the centre, not to the reporter, that somebody else must do it; meanwhile the unit keeps it. */
    OBJECT("object", by(UNIT), working(), need(Need.REASON), false, null),
    /** The centre rules who does it; that cannot be returned (Weifang Measures art. 22). */
    ADJUDICATE("adjudicate", by(CENTRE), working(), need(Need.UNIT, Need.REASON), false, ASSIGNED),
    /** Answers the reporter. */
    ANSWER("answer", by(UNIT), workingOr(SUSPENDED), need(Need.TEXT), true, ANSWERED),
    /** Moves the date once, before it passes, by at most the limit again, with a public reason. */
    EXTEND("extend", by(UNIT), in(ACCEPTED, ASSIGNED, HANDLING), need(Need.REASON, Need.UNTIL), true, null),
    /** Waits for something until a day, with a public reason; the clock stands meanwhile. */
    SUSPEND("suspend", by(UNIT), in(ACCEPTED, ASSIGNED, HANDLING), need(Need.REASON, Need.UNTIL), true, SUSPENDED),
    /** Goes on after a suspension, by hand or because the day has come. */
    RESUME("resume", by(UNIT, CLOCK), in(SUSPENDED), need(), false, null),
    /** Moves it one level up. */
    ESCALATE("escalate", by(UNIT, CENTRE), working(), need(Need.REASON), false, ASSIGNED),
    /** Puts it under the eyes of those above. */
    SUPERVISE("supervise", by(CENTRE), workingOr(SUSPENDED), need(Need.REASON), false, null),
    /** Opens it again because the resident said in a callback that it is not solved (Jinan Measures 2018 art. 27). */
    REDO("redo", by(CENTRE), in(ANSWERED, CLOSED), need(Need.REASON), false, null),
    /** Publishes an edited title and text, and an edited answer where there is one. */
    RELEASE("release", by(UNIT), EnumSet.complementOf(EnumSet.of(WITHDRAWN)), need(Need.TITLE, Need.TEXT), false, null),
    /** Lets it go with another one about the same thing, whose answer answers both. */
    MERGE("merge", by(UNIT), working(), need(Need.LEAD), true, MERGED),
    /** Makes several matters of one that says several things; its receipt opens them all ({@link Matters#split}). */
    SPLIT("split", by(UNIT), working(), need(Need.PARTS), true, null),
    /** Files it away, rated or when the time for rating has passed. */
    CLOSE("close", by(UNIT, CLOCK), in(ANSWERED), need(), false, CLOSED),

    /** The reporter says what became of it; "not solved" opens it again. */
    RATE("rating", by(REPORTER), in(ANSWERED, CLOSED), need(Need.RATING), false, null),
    /** The reporter takes it back. */
    WITHDRAW(
            "withdrawal",
            by(REPORTER),
            in(RECEIVED, ACCEPTED, ASSIGNED, HANDLING, SUSPENDED, MERGED),
            need(),
            false,
            WITHDRAWN),
    /** The reporter has what they said erased; that they said something, and what became of it, stays. */
    ERASE("erasure", by(REPORTER), in(CLOSED, WITHDRAWN), need(), false, null),
    /** Whoever has the same trouble goes with the matter of a neighbour at once. */
    JOIN("voice", by(REPORTER), in(RECEIVED), need(), false, MERGED),
    /** The reporter adds something. */
    ADD(
            "addition",
            by(REPORTER),
            in(RECEIVED, ACCEPTED, ASSIGNED, HANDLING, SUSPENDED, MERGED, ANSWERED),
            need(Need.TEXT),
            false,
            null),

    /** Half the time has passed. */
    REMIND50("remind50", by(CLOCK), working(), need(), false, null),
    /** Four fifths of the time have passed. */
    REMIND80("remind80", by(CLOCK), working(), need(), false, null),
    /** The time has passed: supervised and one level up; at the top again and again. */
    EXPIRE("expire", by(CLOCK), workingOr(MERGED), need(), false, null),
    /** Nobody has spoken to the reporter in time. */
    CONTACT_MISSED("contact-missed", by(CLOCK), workingOr(SUSPENDED, MERGED), need(), false, null),
    /** The year's holidays are known now, and with them the date. */
    FIX_DUE("fix-due", by(CLOCK), workingOr(SUSPENDED, MERGED), need(), false, null);

    /** A field that a step needs; in {@link StepCommand} and in JSON its name in lower case. */
    public enum Need {
        /** Why; public for extensions and suspensions. */
        REASON,
        /** The answer, the public text, the addition. */
        TEXT,
        /** Which unit. */
        UNIT,
        /** Until which day. */
        UNTIL,
        /** The public title. */
        TITLE,
        /** The code of the matter that leads. */
        LEAD,
        /** What is split off; not in {@link StepCommand}: {@link SplitCommand} has it. */
        PARTS,
        /** Solved or not, and how satisfied. */
        RATING;

        /** The field's name. */
        public String field() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String word;
    private final Set<By> by;
    private final Set<State> from;
    private final Set<Need> needs;
    private final boolean contact;
    private final @Nullable State to;

    Step(String word, Set<By> by, Set<State> from, Set<Need> needs, boolean contact, @Nullable State to) {
        this.word = word;
        this.by = Set.copyOf(by);
        this.from = Set.copyOf(from);
        this.needs = Set.copyOf(needs);
        this.contact = contact;
        this.to = to;
    }

    /** The step as it stands in paths and message keys, for example {@code accept}. */
    public String word() {
        return word;
    }

    /** The step called {@code word}, if there is one. */
    public static Optional<Step> find(String word) {
        return Arrays.stream(values()).filter(step -> step.word.equals(word)).findFirst();
    }

    /** What must be given with it. */
    public Set<Need> needs() {
        return needs;
    }

    /** Whether staff take it. */
    public boolean isForStaff() {
        return by.contains(UNIT) || by.contains(CENTRE);
    }

    /** What a post must allow for staff to take it. */
    Permission permission() {
        return switch (this) {
            case ASSIGN, MERGE, SPLIT -> Permission.MATTERS_ASSIGN;
            case RELEASE -> Permission.MATTERS_RELEASE;
            case SUPERVISE, REDO -> Permission.MATTERS_SUPERVISE;
            case ADJUDICATE -> Permission.MATTERS_ADJUDICATE;
            default -> Permission.MATTERS_HANDLE;
        };
    }

    /** The role in which somebody with {@code permissions} takes it; empty where they may not. */
    Optional<By> role(Set<Permission> permissions) {
        if (by.contains(UNIT) && permissions.contains(permission())) {
            return Optional.of(UNIT);
        }
        var above = this == ADJUDICATE ? Permission.MATTERS_ADJUDICATE : Permission.MATTERS_SUPERVISE;
        return by.contains(CENTRE) && permissions.contains(above) ? Optional.of(CENTRE) : Optional.empty();
    }

    Set<By> by() {
        return by;
    }

    /** Whether {@code who} may take it while the matter stands in {@code state}. */
    boolean allows(State state, By who) {
        return from.contains(state) && by.contains(who);
    }

    /** Whether it speaks to the reporter, and so keeps the limit of the first contact. */
    boolean isContact() {
        return contact;
    }

    /** The state it leads to; empty where that depends on the matter or does not change. */
    Optional<State> to() {
        return Optional.ofNullable(to);
    }

    private static Set<By> by(By first, By... more) {
        return EnumSet.of(first, more);
    }

    private static Set<State> in(State first, State... more) {
        return EnumSet.of(first, more);
    }

    private static Set<State> working() {
        return EnumSet.of(RECEIVED, ACCEPTED, ASSIGNED, HANDLING);
    }

    private static Set<State> workingOr(State... more) {
        var states = working();
        states.addAll(Arrays.asList(more));
        return states;
    }

    private static Set<Need> need(Need... needs) {
        var all = EnumSet.noneOf(Need.class);
        all.addAll(Arrays.asList(needs));
        return all;
    }
}
