package org.linli.matters;

import org.linli.kernel.Problem;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The public face of a matter: what a clerk released, its state and clock, never who raised it. */
@Controller
class PublicMatterPages {
    private final Matters matters;

    PublicMatterPages(Matters matters) {
        this.matters = matters;
    }

    /** One public matter. */
    record PublicPage(PublicMatter matter) {}

    @GetMapping("/m/{code}")
    ModelAndView show(@PathVariable String code) {
        return matters.findPublic(code)
                .map(matter -> Pages.page("matters/public", new PublicPage(matter)))
                .orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }
}
