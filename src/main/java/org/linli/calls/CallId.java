package org.linli.calls;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A call's identity within a district. */
public record CallId(@JsonValue UUID value) {
    /** Read from JSON as the bare id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CallId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
