package org.linli.ledger;

import java.util.List;

/** The kinds of act that a module records; each module exposes one as a bean. */
public record ActTypes(List<Class<? extends Act>> types) {
    /** Takes a copy. */
    public ActTypes {
        types = List.copyOf(types);
        types.forEach(ActTypes::kindOf);
    }

    /** The kinds of {@code types}. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    public static ActTypes of(Class<? extends Act>... types) {
        return new ActTypes(List.of(types));
    }

    static String kindOf(Class<?> type) {
        var kind = type.getAnnotation(ActKind.class);
        if (kind == null) {
            throw new IllegalStateException(type.getName() + " lacks @ActKind");
        }
        return kind.value();
    }
}
