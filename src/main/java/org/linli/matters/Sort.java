package org.linli.matters;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Kind;

/**
 * What somebody can say that a matter is, in plain words, where that helps. Nobody has to: without it the words decide. What is
 * discreet comes about in this way alone.
 */
public enum Sort {
    HAZARD(Kind.HAZARD, null),
    SUGGESTION(Kind.SUGGESTION, null),
    /** Supervision of government work (监督政府工作): a suggestion with a category of its own. */
    SUPERVISION(Kind.SUGGESTION, "02.03.06"),
    /** Raised by who needs it, or with their consent, and by nobody else. */
    CARE(Kind.CARE, null),
    DISPUTE(Kind.DISPUTE, null),
    LABOUR(Kind.LABOUR, null);

    private final Kind kind;
    private final @Nullable String category;

    Sort(Kind kind, @Nullable String category) {
        this.kind = kind;
        this.category = category;
    }

    /** The kind of the matter. */
    public Kind kind() {
        return kind;
    }

    /** As it stands in forms and message keys. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one called {@code word}; none where nothing was said. */
    public static Optional<Sort> find(@Nullable String word) {
        return Arrays.stream(values()).filter(sort -> sort.word().equals(word)).findFirst();
    }

    /** {@code draft} as one of this sort. */
    public Draft on(Draft draft) {
        return category == null ? draft.withKind(kind) : draft.withKind(kind).withCategory(category);
    }
}
