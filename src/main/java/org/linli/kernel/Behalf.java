package org.linli.kernel;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * On whose behalf statements read and write: what row-level security lets them see of private rows (D-42). Holds for the work that it
 * is given, on that thread, and for nothing after it. Where nobody's is open, private rows are refused.
 *
 * @param self the person who asks, or the matter whose receipt somebody holds
 * @param places all at these and below is within reach
 * @param units so is what these organisations have in hand
 */
public record Behalf(Who who, @Nullable UUID self, List<PlaceCode> places, Set<UUID> units) {
    private static final ScopedValue<Supplier<Behalf>> OPEN = ScopedValue.newInstance();

    /** Whoever comes: sees what is public. */
    public static final Behalf ANYONE = new Behalf(Who.ANYONE, null, List.of(), Set.of());

    /** Linli's own work, which acts for nobody: jobs, readers, writers for many, imports. The district still binds it. */
    public static final Behalf SYSTEM = new Behalf(Who.SYSTEM, null, List.of(), Set.of());

    private static final Behalf NOBODY = new Behalf(Who.NOBODY, null, List.of(), Set.of());

    /** Who asks. */
    public enum Who {
        /** Nobody said: private rows are refused. */
        NOBODY(""),
        /** Whoever comes. */
        ANYONE("anyone"),
        /** Somebody signed in, as far as their posts reach. */
        STAFF("staff"),
        /** Who holds a matter's receipt. */
        HOLDER("holder"),
        /** Linli itself. */
        SYSTEM("system");

        private final String word;

        Who(String word) {
            this.word = word;
        }

        /** As the database knows it. */
        public String word() {
            return word;
        }
    }

    /** Takes copies. */
    public Behalf {
        places = List.copyOf(places);
        units = Set.copyOf(units);
    }

    /** Of {@code person}, as far as {@code scope} reaches. */
    public static Behalf of(UUID person, Scope scope) {
        return new Behalf(Who.STAFF, person, scope.places(), scope.units());
    }

    /** Of {@code person} in their own affairs: what is theirs, and no more. */
    public static Behalf of(UUID person) {
        return new Behalf(Who.STAFF, person, List.of(), Set.of());
    }

    /** Of who holds the receipt of {@code matter}. */
    public static Behalf holding(UUID matter) {
        return new Behalf(Who.HOLDER, matter, List.of(), Set.of());
    }

    /** Whose is open on this thread. */
    public static Behalf current() {
        return OPEN.isBound() ? OPEN.get().get() : NOBODY;
    }

    /** Whether one is open on this thread. */
    public static boolean isOpen() {
        return OPEN.isBound();
    }

    /** Does {@code work} on this behalf. */
    public <T extends @Nullable Object, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(OPEN, () -> this).call(work);
    }

    /** Does {@code work} on this behalf. */
    public void run(Runnable work) {
        ScopedValue.where(OPEN, () -> this).run(work);
    }

    /** Does {@code work} on a behalf that is found out when it is first asked for, as the system, and once. */
    public static <T extends @Nullable Object, X extends Throwable> T whenAsked(
            Supplier<Behalf> asker, ScopedValue.CallableOp<T, X> work) throws X {
        return ScopedValue.where(OPEN, new Once(asker)).call(work);
    }

    /** {@code task} to be run on another thread, on the behalf that is open now. */
    public static Runnable carry(Runnable task) {
        var now = current(); // who asks is known on this thread
        return () -> now.run(task);
    }

    private static final class Once implements Supplier<Behalf> {
        private final Supplier<Behalf> asker;
        private @Nullable Behalf found;

        Once(Supplier<Behalf> asker) {
            this.asker = asker;
        }

        @Override
        public synchronized Behalf get() {
            var known = found;
            if (known == null) {
                known = SYSTEM.call(asker::get);
                found = known;
            }
            return known;
        }
    }
}
