package org.linli.webhooks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.places.Place;
import org.linli.places.Places;
import org.linli.web.Pages;
import org.linli.webhooks.Webhooks.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The operator's pages of webhooks. */
@Controller
@RequestMapping("/ops/webhooks")
class WebhookPages {
    private static final int ROWS = 50;

    private final Webhooks webhooks;
    private final Places places;

    WebhookPages(Webhooks webhooks, Places places) {
        this.webhooks = webhooks;
        this.places = places;
    }

    /** {@code made} is a target of just now, whose secret is shown this once. */
    record ListPage(List<Target> targets, Webhooks.@Nullable Made made, Typed typed, Map<String, String> wrong) {}

    /** {@code before} is where the next page begins; null at the end. */
    record TargetPage(
            Target target,
            @Nullable Place place,
            int waiting,
            List<Delivery> deliveries,
            @Nullable Long before) {}

    @GetMapping
    ModelAndView list(Staff staff) {
        return Pages.page("webhooks/list", page(staff, null, typed(staff), Map.of()));
    }

    private static Typed typed(Staff staff) {
        return new Typed("", "", staff.district().value(), "matter.");
    }

    private ListPage page(Staff staff, Webhooks.@Nullable Made made, Typed typed, Map<String, String> wrong) {
        return new ListPage(webhooks.list(staff), made, typed, wrong);
    }

    /** The one answer that shows the secret. */
    @PostMapping
    ModelAndView add(
            Staff staff,
            @RequestParam String name,
            @RequestParam String url,
            @RequestParam String place,
            @RequestParam(defaultValue = "") String kinds) {
        var typed = new Typed(name, url, place, kinds);
        try {
            var made = webhooks.add(staff, typed);
            return Pages.page("webhooks/list", page(staff, made, typed(staff), Map.of()));
        } catch (ProblemException e) {
            if (e.fields().isEmpty()) {
                throw e;
            }
            return Pages.page(
                    "webhooks/list",
                    page(staff, null, typed, e.fields()),
                    e.problem().status());
        }
    }

    @GetMapping("/{id}")
    ModelAndView target(Staff staff, @PathVariable UUID id, @RequestParam(required = false) @Nullable Long before) {
        var target = webhooks.get(staff, id);
        var some = webhooks.deliveries(staff, target, before == null ? Long.MAX_VALUE : before, ROWS);
        return Pages.page(
                "webhooks/target",
                new TargetPage(
                        target,
                        places.find(target.place()).orElse(null),
                        webhooks.waiting(staff, target),
                        some,
                        some.size() < ROWS ? null : some.getLast().act()));
    }

    @PostMapping("/{id}/pause")
    ModelAndView pause(Staff staff, @PathVariable UUID id) {
        webhooks.put(staff, id, Target.State.PAUSED);
        return Pages.see("/ops/webhooks/" + id);
    }

    @PostMapping("/{id}/resume")
    ModelAndView resume(Staff staff, @PathVariable UUID id) {
        webhooks.put(staff, id, Target.State.ON);
        return Pages.see("/ops/webhooks/" + id);
    }

    @PostMapping("/{id}/skip")
    ModelAndView skip(Staff staff, @PathVariable UUID id, @RequestParam long act) {
        webhooks.skip(staff, id, act);
        return Pages.see("/ops/webhooks/" + id);
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(Staff staff, @PathVariable UUID id) {
        webhooks.remove(staff, id);
        return Pages.see("/ops/webhooks");
    }
}
