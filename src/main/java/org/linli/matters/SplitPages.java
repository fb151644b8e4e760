package org.linli.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.catalogue.Catalogue;
import org.linli.catalogue.Category;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page that makes several matters of one: what was said stands beside the fields into which its parts go. */
@Controller
@RequestMapping("/desk/matters/{code}/split")
class SplitPages {
    private static final int FIELDS = 3;

    private final Matters matters;
    private final Catalogue catalogue;

    SplitPages(Matters matters, Catalogue catalogue) {
        this.matters = matters;
        this.catalogue = catalogue;
    }

    /** The page; {@code wrong} is a message key, or empty. */
    record SplitPage(DeskView view, List<Field> fields, List<Category> categories, String wrong) {}

    /** A part as it was typed. */
    record Field(String text, String category) {}

    /** The form: one text and one category for each part; blank ones are no parts. */
    record SplitForm(
            @Nullable Integer version,
            @Nullable List<String> text,
            @Nullable List<String> category) {
        List<Field> fields() {
            var texts = text == null ? List.<String>of() : text;
            var categories = category == null ? List.<String>of() : category;
            var fields = new ArrayList<Field>();
            for (var i = 0; i < Math.min(Math.max(FIELDS, texts.size()), SplitCommand.PARTS_MAX); i++) {
                fields.add(new Field(at(texts, i), at(categories, i)));
            }
            return fields;
        }

        private static String at(List<String> values, int i) {
            return i < values.size() ? values.get(i) : "";
        }

        SplitCommand command() {
            var parts = fields().stream()
                    .filter(field -> !field.text().isBlank())
                    .map(field ->
                            new SplitCommand.Part(field.text(), field.category().isBlank() ? null : field.category()))
                    .toList();
            return new SplitCommand(version == null ? -1 : version, parts);
        }
    }

    @GetMapping
    ModelAndView form(Staff staff, @PathVariable String code) {
        var view = view(staff, code);
        if (!view.allowed().contains(Step.SPLIT)) {
            throw Problem.STATE.because("split of " + code, Map.of("step", "matters.desk.state-moved"));
        }
        return page(view, new SplitForm(null, null, null), "", 200);
    }

    @PostMapping
    ModelAndView split(Staff staff, @PathVariable String code, @ModelAttribute SplitForm form) {
        try {
            matters.split(staff, code, form.command());
            return Pages.see("/desk/matters/" + code + "?done=" + Step.SPLIT.word());
        } catch (ProblemException e) {
            var wrong = switch (e.problem()) {
                case STALE -> "matters.desk.stale";
                case STATE, INVALID -> e.fields().values().stream().findFirst().orElse("matters.desk.state-moved");
                default -> throw e;
            };
            return page(view(staff, code), form, wrong, e.problem().status());
        }
    }

    private DeskView view(Staff staff, String code) {
        return matters.findForStaff(staff, code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }

    /** Only categories that are as public, or as discreet, as the matter. */
    private ModelAndView page(DeskView view, SplitForm form, String wrong, int status) {
        var categories = catalogue.list().stream()
                .filter(category -> category.kind().isDiscreet() == view.kind().isDiscreet())
                .toList();
        return Pages.page("matters/split", new SplitPage(view, form.fields(), categories, wrong), status);
    }
}
