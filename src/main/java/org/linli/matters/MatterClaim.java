package org.linli.matters;

import org.linli.kernel.Behalf;
import org.linli.kernel.District;
import org.linli.organisations.Claim;
import org.linli.organisations.OrganisationId;
import org.springframework.stereotype.Component;

/** A unit that has matters in hand cannot be closed: they are transferred first. */
@Component
class MatterClaim implements Claim {
    private final DeskStore store;

    MatterClaim(DeskStore store) {
        this.store = store;
    }

    @Override
    public String key() {
        return "matters.claim";
    }

    @Override
    public long count(District district, OrganisationId organisation) {
        return Behalf.SYSTEM.call(() -> store.inHandOf(district, organisation.value()));
    }
}
