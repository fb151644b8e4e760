package org.linli.patrol;

import java.util.Optional;
import org.linli.access.Access;
import org.linli.access.DeskEntry;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.springframework.stereotype.Component;

/** Grid staff begin with what they are to look at today. */
@Component
class PatrolEntry implements DeskEntry {
    private final Access access;

    PatrolEntry(Access access) {
        this.access = access;
    }

    @Override
    public Optional<String> address(Staff staff) {
        return access.may(staff, Permission.PATROL_WORK) ? Optional.of("/desk/patrol/today") : Optional.empty();
    }
}
