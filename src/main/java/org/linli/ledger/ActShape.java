package org.linli.ledger;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What of a kind of act may be shown to everybody.
 *
 * @param discreet nothing but the kind itself
 * @param undisclosed the names of facts that are not shown
 */
public record ActShape(boolean discreet, Set<String> undisclosed) {
    /** The fact by which a single act of a kind that is otherwise shown asks to be discreet. */
    static final String DISCREET = "discreet";

    /** Of a kind that no module knows: nothing is shown. */
    static final ActShape UNKNOWN = new ActShape(true, Set.of());

    /** Takes a copy. */
    public ActShape {
        undisclosed = Set.copyOf(undisclosed);
    }

    /** Whether nothing of {@code act} may be shown but its kind: because of its kind, or because it says so itself. */
    public boolean hides(Recorded act) {
        return discreet || isDiscreet(act.facts());
    }

    /** Whether {@code facts} say that nothing of them may be shown. */
    public static boolean isDiscreet(JsonNode facts) {
        return facts.path(DISCREET).asBoolean(false);
    }

    static ActShape of(Class<? extends Act> type) {
        var names = new HashSet<String>();
        names.add("subject"); // whatever the act is about
        collect(type, names);
        var kind = type.getAnnotation(ActKind.class);
        return new ActShape(kind != null && kind.discreet(), names);
    }

    private static void collect(Class<?> type, Set<String> names) {
        for (var component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Undisclosed.class)) {
                names.add(component.getName());
            }
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                collect(component.getType(), names);
            }
        }
    }
}
