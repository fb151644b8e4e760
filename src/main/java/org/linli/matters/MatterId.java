package org.linli.matters;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A matter's identity. People use its code instead. */
public record MatterId(@JsonValue UUID value) {
    /** Reads what {@code value} wrote. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MatterId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
