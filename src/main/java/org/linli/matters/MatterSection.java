package org.linli.matters;

import java.util.List;
import org.linli.access.Staff;

/** Adds to a matter's pages what another module knows of it. Asked at each look: answers quickly, from its own tables. */
public interface MatterSection {
    /** For the page at the desk of {@code staff}, who may see the matter. */
    List<Section> forStaff(Staff staff, MatterRef matter);

    /** For the page of who raised it. */
    List<Section> forReporter(MatterRef matter);
}
