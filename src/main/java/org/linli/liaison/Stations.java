package org.linli.liaison;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.liaison.LiaisonAct.About;
import org.linli.organisations.Bodies;
import org.linli.organisations.BodyFilter;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.springframework.stereotype.Component;

/** Finds stations, and asks who may work at one. */
@Component("liaisonStations")
class Stations {
    private static final String KIND = "liaison-station";
    private static final int LISTED = 200;

    private final Organisations organisations;
    private final Bodies bodies;
    private final Access access;
    private final Clock clock;

    Stations(Organisations organisations, Bodies bodies, Access access, Clock clock) {
        this.organisations = organisations;
        this.bodies = bodies;
        this.access = access;
        this.clock = clock;
    }

    /** The station. Fails as {@link Problem#NOT_FOUND}. */
    Organisation get(District district, UUID id) {
        var found = organisations.get(district, new OrganisationId(id));
        if (!found.kind().equals(KIND)) {
            throw Problem.NOT_FOUND.because("no station: " + id);
        }
        return found;
    }

    /** The station, for who works there. Fails as {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}. */
    Organisation workingAt(Staff staff, UUID id) {
        var station = get(staff.district(), id);
        access.demand(staff, Permission.STATION_WORK, station.place(), station.id());
        return station;
    }

    /** Whether {@code staff} may give and withdraw written authority there. */
    boolean mayAuthorise(Staff staff, Organisation station) {
        return access.may(staff, Permission.POSTS_EDIT, station.place(), station.id());
    }

    /** The station, for who gives written authority there. Fails as {@link Problem#NOT_FOUND} or {@link Problem#FORBIDDEN}. */
    Organisation authorisingAt(Staff staff, UUID id) {
        var station = get(staff.district(), id);
        access.demand(staff, Permission.POSTS_EDIT, station.place(), station.id());
        return station;
    }

    /** The stations at {@code within} and below; at most 200. */
    List<Organisation> list(PlaceCode within) {
        return bodies.listPublic(within.district(), within, List.of(), 2_000).stream()
                .map(body -> body.organisation())
                .filter(one -> one.kind().equals(KIND))
                .limit(LISTED)
                .toList();
    }

    /** Those where {@code staff} work; at most 200. */
    List<Organisation> of(Staff staff) {
        if (!access.may(staff, Permission.STATION_WORK)) {
            return List.of();
        }
        var filter = new BodyFilter(staff.district().place(), KIND, null, null, BodyFilter.Standing.OPEN, "", null);
        return bodies.list(access.scope(staff, Permission.STATION_WORK), filter, LISTED).stream()
                .map(body -> body.organisation())
                .toList();
    }

    Map<OrganisationId, Organisation> named(District district, List<OrganisationId> ids) {
        return organisations.named(district, ids);
    }

    /** What an act of the station says first. */
    About about(Organisation station, UUID subject) {
        return new About(
                subject,
                station.place().upTo(PlaceCode.COMMUNITY),
                now(),
                station.id().value());
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }
}
