package org.linli.organisations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** A post's identity within a district. */
public record PostId(@JsonValue UUID value) {
    /** Read from JSON as the bare id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PostId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
