package org.linli.access;

import java.util.Optional;

/** Where somebody begins at the desk for whom the list of matters is not: grid staff, deputies. Exposed as a bean. */
public interface DeskEntry {
    /** The address at which {@code staff} begin; empty where this is not for them. */
    Optional<String> address(Staff staff);
}
