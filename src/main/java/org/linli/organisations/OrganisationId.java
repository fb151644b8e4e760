package org.linli.organisations;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** An organisation's identity within a district. */
public record OrganisationId(@JsonValue UUID value) {
    /** Read from JSON as the bare id. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrganisationId {}

    @Override
    public String toString() {
        return value.toString();
    }
}
