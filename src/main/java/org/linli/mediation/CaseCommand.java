package org.linli.mediation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.people.PersonId;

/** A step that mediators take, with what it needs. {@code on} is the day on which it happened, never one to come. */
public sealed interface CaseCommand {
    /** Somebody who is part of the quarrel. */
    record AddParty(Someone who) implements CaseCommand {}

    /** A party's word; what stops a case for good is a no. */
    record Consent(UUID party, boolean yes, LocalDate on) implements CaseCommand {}

    /**
     * Somebody mediates.
     *
     * @param chosen by the parties; else named by the body
     * @param asked whether they were asked about every party
     * @param related what they said: a party's close relative, or one with a stake in it. Kept nowhere
     * @param namesake somebody else who is called like a party
     */
    record Appoint(PersonId person, boolean chosen, boolean asked, boolean related, boolean namesake)
            implements CaseCommand {}

    /** They met. */
    record Meet(LocalDate on, String text) implements CaseCommand {}

    /** A danger of violence: {@code told} says who was told, and {@code text} what was done to prevent it. */
    record Guard(LocalDate on, String told, String text) implements CaseCommand {}

    /** They agree; {@code written} or by word of mouth. */
    record Agree(boolean written, LocalDate on, String facts, String terms, List<Promise> promises)
            implements CaseCommand {
        /** Takes a copy. */
        public Agree {
            promises = List.copyOf(promises);
        }
    }

    /** Something that a party promised by a day; {@code fen} where it is about money. */
    record Promise(UUID debtor, String what, @Nullable Long fen, LocalDate due) {}

    /** The text is to change. */
    record Revise() implements CaseCommand {}

    /** {@code who}, a party or a mediator, signed: on paper, or with {@code stroke}, the path drawn on a screen. */
    record Sign(UUID who, LocalDate on, @Nullable String stroke) implements CaseCommand {}

    /** What became of a promise. */
    record FollowUp(UUID duty, boolean kept, LocalDate on, String text) implements CaseCommand {}

    /** They asked a court together, or it has decided. */
    record Confirm(Confirmation now, LocalDate on) implements CaseCommand {}

    /** No agreement; {@code told}: the paths on were handed over in writing. */
    record End(Ending why, LocalDate on, boolean told) implements CaseCommand {}

    /**
     * Somebody to be written down.
     *
     * @param claimant on the side of whoever asked; else on the other
     * @param about what an agreement says of them
     */
    record Someone(
            boolean claimant,
            String name,
            String about,
            @Nullable String contact) {
        /** Without the name: it must not reach a log. */
        @Override
        public String toString() {
            return "Someone[]";
        }
    }

    /** Why a case ended without an agreement. */
    enum Ending {
        /** A party said no before it began (People's Mediation Law art. 17). */
        REFUSED,
        /** They did not come to an agreement (art. 26). */
        APART,
        /** A party wanted it to end (art. 23). */
        LEFT,
        /** It turned out that the law lets nobody mediate it. */
        UNFIT
    }

    /** What became of a court's confirmation (art. 33). */
    enum Confirmation {
        /** Nobody asked. */
        NONE,
        /** The parties asked together. */
        ASKED,
        /** The court confirmed it: it can be enforced. */
        CONFIRMED,
        /** The court did not. */
        DECLINED
    }
}
