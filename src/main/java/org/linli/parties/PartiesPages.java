package org.linli.parties;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.organisations.Bodies;
import org.linli.organisations.Body;
import org.linli.organisations.Census;
import org.linli.organisations.Kind;
import org.linli.organisations.Office;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.organisations.UnitFunction;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.linli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The board of a community, of those below a sub-district or district, and each body's public face. Anyone may look. */
@Controller
@RequestMapping("/c/{place}/parties")
class PartiesPages {
    private static final int SHOWN = 500;

    private final Boards boards;
    private final Overviews overviews;
    private final Bodies bodies;
    private final Organisations organisations;
    private final Census census;
    private final Places places;
    private final Access access;

    PartiesPages(
            Boards boards,
            Overviews overviews,
            Bodies bodies,
            Organisations organisations,
            Census census,
            Places places,
            Access access) {
        this.boards = boards;
        this.overviews = overviews;
        this.bodies = bodies;
        this.organisations = organisations;
        this.census = census;
        this.places = places;
        this.access = access;
    }

    /** {@code mayOpen}: whether who looks may register a body here. */
    record BoardPage(Board board, Seating seating, List<Place> path, boolean mayOpen) {
        /** Those of a group; the core stands first among its own. */
        List<Party> list(Kind.Group group) {
            var core = board.core();
            return group == Kind.Group.PARTY && core != null
                    ? Stream.concat(Stream.of(core), board.of(group).stream()).toList()
                    : board.of(group);
        }

        /** What stands under a body's name in the drawing: what it lacks first, then whom it is tied to, then who is there. */
        String line(Ui ui, Party party) {
            return Lines.of(ui, board, party);
        }
    }

    /** {@code own}: what stands at the place itself. */
    record OverviewPage(Overview overview, List<Party> own, List<Place> path) {}

    /** An office with how many hold it. */
    record OfficeRow(Office office, long held) {}

    /**
     * What everybody may see of a body.
     *
     * @param desk whether who looks can open it at the desk
     */
    record FacePage(
            Party party,
            Place place,
            List<Place> path,
            @Nullable UnitFunction function,
            List<OfficeRow> offices,
            List<Body> above,
            List<Body> below,
            boolean desk) {
        /** The address of {@code other}'s face. */
        String face(OrganisationId other, PlaceCode at) {
            return "/c/" + at.upTo(PlaceCode.COMMUNITY) + "/parties/" + other;
        }
    }

    @GetMapping
    ModelAndView board(@PathVariable PlaceCode place, @Nullable Staff staff) {
        var here = places.get(place.upTo(PlaceCode.COMMUNITY));
        if (here.kind().digits() < PlaceCode.DISTRICT) {
            throw Problem.NOT_FOUND.because("no board above a district: " + place);
        }
        if (here.kind() != Place.Kind.COMMUNITY) {
            return overview(here, staff);
        }
        var board = boards.of(here, body -> sees(staff, body));
        var mayOpen = staff != null
                && staff.district().equals(place.district())
                && access.may(staff, Permission.ORGANISATIONS_EDIT, here.code(), null);
        return Pages.page("parties/board", new BoardPage(board, Seating.of(board), places.path(here.code()), mayOpen));
    }

    private ModelAndView overview(Place here, @Nullable Staff staff) {
        var district = here.code().district();
        var own = bodies.listAt(district, here.code(), SHOWN);
        return Pages.page(
                "parties/overview",
                new OverviewPage(
                        overviews.of(here),
                        boards.parties(district, own, here.code(), body -> sees(staff, body)),
                        places.path(here.code())));
    }

    private boolean sees(@Nullable Staff staff, Body body) {
        return staff != null
                && staff.district().equals(body.organisation().district())
                && access.may(staff, Permission.MATTERS_READ, body.place(), body.id());
    }

    /** Fails as {@link Problem#NOT_FOUND} for a body of another district. */
    @GetMapping("/{id}")
    ModelAndView face(@PathVariable PlaceCode place, @PathVariable UUID id, @Nullable Staff staff) {
        var district = place.district();
        var body = bodies.get(district, new OrganisationId(id));
        var party = boards.parties(district, List.of(body), place, one -> sees(staff, one))
                .getFirst();
        var held = party.held();
        var offices = census.officesOf(party.kind().code()).stream()
                .map(office -> new OfficeRow(
                        office,
                        held.stream()
                                .filter(one -> one.office().equals(office))
                                .mapToLong(Census.Held::held)
                                .sum()))
                .filter(row -> row.held() > 0 || row.office().isHead())
                .toList();
        return Pages.page(
                "parties/face",
                new FacePage(
                        party,
                        places.get(body.place()),
                        places.path(body.place()),
                        function(body),
                        offices,
                        bodies.above(district, body.id()),
                        bodies.below(district, body.id(), SHOWN),
                        sees(staff, body)));
    }

    private @Nullable UnitFunction function(Body body) {
        return organisations.functions().stream()
                .filter(one -> one.code().equals(body.organisation().function()))
                .findFirst()
                .orElse(null);
    }
}
