package org.linli.kernel;

import java.util.function.Supplier;

/**
 * What became of one of many that were tried in one transaction: what it gave, or why it was refused. A refusal is decided before
 * its first write, so it leaves no trace and stops none of the others.
 */
public sealed interface Tried<T> {
    /** It was done. */
    record Done<T>(T value) implements Tried<T> {}

    /** It was refused, and nothing was written for it. */
    record Refused<T>(ProblemException why) implements Tried<T> {}

    /** Does {@code step}, which refuses, if it does, before it writes. Whatever is no refusal fails as before. */
    static <T> Tried<T> of(Supplier<T> step) {
        try {
            return new Done<>(step.get());
        } catch (ProblemException e) {
            return new Refused<>(e);
        }
    }

    /** What it gave. Fails as it was refused. */
    default T get() {
        return switch (this) {
            case Done<T>(var value) -> value;
            case Refused<T>(var why) -> throw why;
        };
    }
}
