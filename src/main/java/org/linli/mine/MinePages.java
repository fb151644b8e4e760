package org.linli.mine;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.matters.Receipts;
import org.linli.mine.Mine.Keeping;
import org.linli.mine.Mine.MyMatter;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** My matters: what I raised, where each stands, what is mine to say. */
@Controller
@RequestMapping("/me/matters")
class MinePages {
    private final Mine mine;
    private final Receipts receipts;

    MinePages(Mine mine, Receipts receipts) {
        this.mine = mine;
        this.receipts = receipts;
    }

    /**
     * The list.
     *
     * @param next from where it goes on; none at its end
     * @param done a message key of what was just done, or empty
     */
    record MinePage(
            List<MyMatter> matters, boolean first, @Nullable UUID next, String done, String typed, String wrong) {}

    @GetMapping
    ModelAndView list(
            Staff staff,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "") String done) {
        var said = List.of("kept", "forgotten").contains(done) ? "mine.done." + done : "";
        return Pages.page("mine/list", page(staff, before, said, "", ""));
    }

    private MinePage page(Staff staff, @Nullable UUID before, String done, String typed, String wrong) {
        var some = mine.list(staff, before);
        var next = some.size() < Mine.SHOWN ? null : some.getLast().id();
        return new MinePage(some, before == null, next, done, typed, wrong);
    }

    @PostMapping
    ModelAndView keep(Staff staff, @RequestParam(defaultValue = "") String receipt) {
        return switch (mine.keepTyped(staff, receipt)) {
            case Keeping.Done(var code) -> Pages.see("/me/matters?done=kept");
            case Keeping.Refused(var key) ->
                Pages.page("mine/list", page(staff, null, "", receipt, key), Problem.INVALID.status());
        };
    }

    /** Opens one as its receipt does: everything that can be said there can be said then. */
    @GetMapping("/{code}")
    ModelAndView open(Staff staff, @PathVariable String code, HttpServletResponse response) {
        return Pages.see(receipts.open(code, mine.receipt(staff, code), response));
    }

    @PostMapping("/{code}/forget")
    ModelAndView forget(Staff staff, @PathVariable String code) {
        mine.forget(staff, code);
        return Pages.see("/me/matters?done=forgotten");
    }
}
