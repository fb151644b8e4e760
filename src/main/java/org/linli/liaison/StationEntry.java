package org.linli.liaison;

import java.util.Optional;
import org.linli.access.Access;
import org.linli.access.DeskEntry;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.springframework.stereotype.Component;

/** Deputies and liaisons begin with their stations and suggestions. */
@Component
class StationEntry implements DeskEntry {
    private final Access access;

    StationEntry(Access access) {
        this.access = access;
    }

    @Override
    public Optional<String> address(Staff staff) {
        return access.may(staff, Permission.STATION_WORK) ? Optional.of("/desk/liaison") : Optional.empty();
    }
}
