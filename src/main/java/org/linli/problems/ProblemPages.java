package org.linli.problems;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Words;
import org.linli.ledger.Ledger;
import org.linli.ledger.Recorded;
import org.linli.matters.MatterAct;
import org.linli.organisations.Organisation;
import org.linli.organisations.OrganisationId;
import org.linli.organisations.Organisations;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Problem orders within reach, each with its story: who had it, when, and what came of it. */
@Controller
class ProblemPages {
    private static final int SHOWN = 50;

    /** What a story tells; reminders and the like are left to the matter's page. */
    private static final Set<String> TOLD = Set.of(
            "matter.received",
            "matter.assigned",
            "matter.transferred",
            "matter.returned",
            "matter.objected",
            "matter.adjudicated",
            "matter.answered",
            "matter.reopened",
            "matter.escalated",
            "matter.due-missed",
            "matter.supervised");

    private final ProblemStore store;
    private final Thresholds thresholds;
    private final Organisations organisations;
    private final Catalogue catalogue;
    private final Access access;
    private final Ledger ledger;

    ProblemPages(
            ProblemStore store,
            Thresholds thresholds,
            Organisations organisations,
            Catalogue catalogue,
            Access access,
            Ledger ledger) {
        this.store = store;
        this.thresholds = thresholds;
        this.organisations = organisations;
        this.catalogue = catalogue;
        this.access = access;
        this.ledger = ledger;
    }

    /** The list, the thresholds and the ladder; whether this person also calls back, and decides on exclusions. */
    record ListPage(
            List<Row> rows,
            List<Thresholds.Line> lines,
            List<Thresholds.Rung> ladder,
            boolean mayCallBack,
            boolean mayReview) {}

    /** One order. */
    record Row(
            String code,
            Words category,
            Words unit,
            @Nullable Words above,
            Ground ground,
            int times,
            Instant openedAt,
            List<Chapter> story) {}

    /** Something that happened; {@code kind} without {@code matter.}, as in the timelines' texts. */
    record Chapter(String kind, Instant at, Words unit) {}

    @GetMapping("/desk/problems")
    ModelAndView list(Staff staff) {
        var orders = store.open(access.scope(staff, Permission.MATTERS_READ), SHOWN);
        var rows = orders.stream().map(this::row).toList();
        return Pages.page(
                "problems/list",
                new ListPage(
                        rows,
                        thresholds.lines(),
                        thresholds.ladder(),
                        access.may(staff, Permission.MATTERS_SUPERVISE),
                        access.may(staff, Permission.MATTERS_ADJUDICATE)));
    }

    private Row row(ProblemOrder order) {
        var acts = ledger.about(order.district(), order.matter()).stream()
                .filter(act -> TOLD.contains(act.kind()))
                .toList();
        var ids = new HashSet<UUID>(Set.of(order.unit()));
        if (order.above() != null) {
            ids.add(order.above());
        }
        acts.forEach(act -> ids.add(unit(act, order)));
        var names = organisations.named(
                order.district(), ids.stream().map(OrganisationId::new).toList());
        return new Row(
                order.code(),
                catalogue.name(order.category()),
                name(names, order.unit()),
                order.above() == null ? null : name(names, order.above()),
                order.ground(),
                order.times(),
                order.openedAt(),
                acts.stream()
                        .map(act -> new Chapter(
                                act.kind().substring("matter.".length()), act.at(), name(names, unit(act, order))))
                        .toList());
    }

    private static UUID unit(Recorded act, ProblemOrder order) {
        return act.act() instanceof MatterAct known ? known.about().unit() : order.unit();
    }

    private static Words name(Map<OrganisationId, Organisation> names, UUID unit) {
        var found = names.get(new OrganisationId(unit));
        return found == null ? new Words("", "") : found.name();
    }
}
