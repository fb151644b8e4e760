package org.linli.matters;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.linli.kernel.Problem;
import org.linli.web.Rendered;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The public face of a matter: what a clerk released, its state and clock, never who raised it. */
@Controller
class PublicMatterPages {
    private final Matters matters;
    private final Rendered rendered;

    PublicMatterPages(Matters matters, Rendered rendered) {
        this.matters = matters;
        this.rendered = rendered;
    }

    /** One public matter. */
    record PublicPage(PublicMatter matter) {}

    @GetMapping("/m/{code}")
    void show(@PathVariable String code, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var version = matters.publicVersion(code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
        rendered.answer("matters/public", version, () -> page(code), request, response);
    }

    private PublicPage page(String code) {
        return matters.findPublic(code)
                .map(PublicPage::new)
                .orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }
}
