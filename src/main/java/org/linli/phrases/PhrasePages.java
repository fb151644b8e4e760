package org.linli.phrases;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What my unit writes often: the list, one more, one less. */
@Controller
@RequestMapping("/desk/phrases")
class PhrasePages {
    private final Phrases phrases;
    private final Catalogue catalogue;

    PhrasePages(Phrases phrases, Catalogue catalogue) {
        this.phrases = phrases;
        this.catalogue = catalogue;
    }

    /** The list with the form below it; {@code kept} is what was typed, {@code wrong} holds message keys by field. */
    record PhrasesPage(
            List<Phrase> phrases, List<Catalogue.Group> groups, Map<String, String> kept, Map<String, String> wrong) {
        String kept(String field) {
            return kept.getOrDefault(field, "");
        }
    }

    @GetMapping
    ModelAndView list(Staff staff) {
        return page(staff, Map.of(), Map.of(), 200);
    }

    @PostMapping
    ModelAndView add(
            Staff staff,
            @RequestParam(defaultValue = "") String category,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String text) {
        try {
            phrases.add(staff, category, title, text);
        } catch (ProblemException e) {
            if (e.problem() != Problem.INVALID) {
                throw e;
            }
            var kept = Map.of("category", category, "title", title, "text", text);
            return page(staff, kept, e.fields(), e.problem().status());
        }
        return Pages.see("/desk/phrases");
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(Staff staff, @PathVariable UUID id) {
        phrases.remove(staff, id);
        return Pages.see("/desk/phrases");
    }

    private ModelAndView page(Staff staff, Map<String, String> kept, Map<String, String> wrong, int status) {
        return Pages.page(
                "phrases/list", new PhrasesPage(phrases.list(staff), catalogue.groups(""), kept, wrong), status);
    }
}
