package org.linli.calls;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Level;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/** The units that call and are called: their names, their levels, and who can be called where. */
@Component
class CallUnits {
    private static final int CHOICES_MAX = 200;

    private final Organisations organisations;
    private final Catalogue catalogue;

    CallUnits(Organisations organisations, Catalogue catalogue) {
        this.organisations = organisations;
        this.catalogue = catalogue;
    }

    /** A unit that can be called. */
    record Choice(UUID id, Words name, Level level) {}

    /** The names of {@code units}, also of closed ones. */
    Map<OrganisationId, Organisation> named(District district, Collection<UUID> units) {
        return organisations.named(
                district, units.stream().distinct().map(OrganisationId::new).toList());
    }

    /** The level of a unit that answers for something; empty for one that does not, or that is not there. */
    Optional<Level> level(District district, UUID unit) {
        var id = new OrganisationId(unit);
        return Optional.ofNullable(named(district, List.of(unit)).get(id))
                .filter(found -> !found.function().isEmpty())
                .map(found -> catalogue.levelOf(found.function()));
    }

    /** What {@code caller} can call as {@code role} for something at {@code place}: the nearest first. */
    List<Choice> choices(PlaceCode place, UUID caller, Level level, Role role) {
        var choices = new java.util.ArrayList<Choice>();
        for (var at = Optional.of(place.upTo(PlaceCode.COMMUNITY));
                at.isPresent() && at.get().value().length() >= PlaceCode.DISTRICT;
                at = at.get().parent()) {
            var here = at.get();
            organisations.list(place.district(), here, CHOICES_MAX).stream()
                    .filter(unit ->
                            unit.place().equals(here) && !unit.function().isEmpty())
                    .map(unit -> new Choice(unit.id().value(), unit.name(), catalogue.levelOf(unit.function())))
                    .filter(unit -> CallRules.against(role, true, unit.id().equals(caller), false, level, unit.level())
                            .isEmpty())
                    .forEach(choices::add);
        }
        return List.copyOf(choices);
    }
}
