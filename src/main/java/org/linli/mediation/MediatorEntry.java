package org.linli.mediation;

import java.util.Optional;
import org.linli.access.Access;
import org.linli.access.DeskEntry;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.springframework.stereotype.Component;

/** Mediators begin with the cases of their body. */
@Component
class MediatorEntry implements DeskEntry {
    private final Access access;

    MediatorEntry(Access access) {
        this.access = access;
    }

    @Override
    public Optional<String> address(Staff staff) {
        return access.may(staff, Permission.MEDIATION) ? Optional.of("/desk/mediation") : Optional.empty();
    }
}
