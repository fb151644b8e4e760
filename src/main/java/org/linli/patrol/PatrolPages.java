package org.linli.patrol;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.ProblemException;
import org.linli.organisations.Organisation;
import org.linli.places.Place;
import org.linli.web.Form;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Patrols: what is mine today, on a phone; what is due, done and late, for who plans. */
@Controller
@RequestMapping("/desk/patrol")
class PatrolPages {
    private final Patrols patrols;
    private final Hazards hazards;
    private final Access access;

    PatrolPages(Patrols patrols, Hazards hazards, Access access) {
        this.patrols = patrols;
        this.hazards = hazards;
        this.access = access;
    }

    /** What is mine; {@code undo} was just done and can be taken back. */
    record TodayPage(
            Patrols.Board board,
            List<HazardStore.Hazard> hazards,
            LocalDate today,
            boolean plans,
            String done,
            String undo) {}

    record BoardPage(
            Organisation unit,
            Patrols.Board board,
            List<HazardStore.Hazard> hazards,
            List<Place> grounds,
            LocalDate today,
            Form form,
            String done) {}

    @GetMapping("/today")
    ModelAndView today(
            Staff staff, @RequestParam(defaultValue = "") String done, @RequestParam(defaultValue = "") String task) {
        var said = Set.of("fine", "undone", "found").contains(done) ? "patrol.done." + done : "";
        return Pages.page(
                "patrol/today",
                new TodayPage(
                        patrols.mine(staff),
                        hazards.list(staff),
                        patrols.today(),
                        access.may(staff, Permission.PATROL_PLAN),
                        said,
                        done.equals("fine") && task.matches("[0-9a-f-]{36}") ? task : ""));
    }

    @PostMapping("/tasks/{id}/fine")
    ModelAndView fine(Staff staff, @PathVariable UUID id) {
        patrols.done(staff, id, false);
        return Pages.see("/desk/patrol/today?done=fine&task=" + id);
    }

    @PostMapping("/tasks/{id}/undo")
    ModelAndView undo(Staff staff, @PathVariable UUID id) {
        patrols.undo(staff, id);
        return Pages.see("/desk/patrol/today?done=undone");
    }

    @GetMapping
    ModelAndView board(Staff staff, @RequestParam(defaultValue = "") String done) {
        return Pages.page("patrol/board", board(staff, Form.empty(), done));
    }

    private BoardPage board(Staff staff, Form form, String done) {
        var board = patrols.board(staff);
        var unit = patrols.unit(staff, Permission.PATROL_PLAN);
        return new BoardPage(
                unit,
                board,
                access.may(staff, Permission.PATROL_WORK) ? hazards.list(staff) : List.of(),
                patrols.grounds(unit),
                patrols.today(),
                form,
                Set.of("planned", "dropped").contains(done) ? "patrol.done." + done : "");
    }

    @PostMapping("/tasks")
    ModelAndView plan(Staff staff, @RequestParam MultiValueMap<String, String> typed) {
        var form = Form.of(typed);
        try {
            patrols.plan(staff, form);
            return Pages.see("/desk/patrol?done=planned");
        } catch (ProblemException e) {
            var page = board(staff, form.refused(e), "");
            return Pages.page("patrol/board", page, e.problem().status());
        }
    }

    @PostMapping("/tasks/{id}/drop")
    ModelAndView drop(Staff staff, @PathVariable UUID id) {
        patrols.drop(staff, id);
        return Pages.see("/desk/patrol?done=dropped");
    }
}
