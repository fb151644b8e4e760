package org.linli.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.DeskEntry;
import org.linli.access.Staff;
import org.linli.kernel.Lang;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.web.Messages;
import org.linli.web.Pages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The desk: the list and one matter side by side. Every address answers a whole page; to htmx the same address answers the
 * matter alone, with the list's row and counts beside it.
 */
@Controller
@RequestMapping("/desk")
class DeskPages {
    private static final String PANEL = "matter"; // the element that htmx puts a matter into
    private static final String TARGET = "HX-Target";
    private static final int LIKES = 5;

    private final Matters matters;
    private final Messages messages;
    private final ObjectProvider<DeskEntry> entries;

    DeskPages(Matters matters, Messages messages, ObjectProvider<DeskEntry> entries) {
        this.matters = matters;
        this.messages = messages;
        this.entries = entries;
    }

    /** The list with a matter beside it, or none; {@code failed} are the picked ones that a bulk step did not move. */
    record BoardPage(
            DeskQuery query,
            DeskPage list,
            DeskCounts counts,
            @Nullable PanelPage panel,
            List<UnitChoice> units,
            List<BulkResult> failed,
            @Nullable Integer moved) {}

    /** One matter; {@code counts} come along when htmx took a step ({@code done}), so that the list follows. */
    record PanelPage(
            DeskQuery query,
            DeskView view,
            List<PublicMatter> similar,
            @Nullable Kept kept,
            @Nullable String contact,
            @Nullable String done,
            @Nullable DeskCounts counts,
            List<AnswerDraft> drafts,
            String drafted) {
        /** Beginning an answer with the draft {@code phrase}. */
        PanelPage with(@Nullable UUID phrase) {
            var text = drafts.stream()
                    .filter(draft -> draft.id().equals(phrase))
                    .map(AnswerDraft::text)
                    .findFirst();
            return new PanelPage(query, view, similar, kept, contact, done, counts, drafts, text.orElse(""));
        }

        /** What was typed into {@code field} of {@code step} when that was refused; else {@code fallback}. */
        String value(Step step, String field, String fallback) {
            return kept != null && kept.step() == step ? kept.typed().getOrDefault(field, "") : fallback;
        }

        /** What is proposed as the public title: the reporter's, with what could be personal covered. */
        String proposedTitle() {
            return Masking.masked(view.row().title());
        }

        /** What is proposed as the public text. */
        String proposedText() {
            return Masking.masked(view.text());
        }

        /** The message key of what is wrong with {@code field} of {@code step}. */
        @Nullable
        String wrong(Step step, String field) {
            return kept != null && kept.step() == step ? kept.wrong().get(field) : null;
        }
    }

    /** A refused step: what was typed, what is wrong with which field, and the key of why as a whole. */
    record Kept(Step step, Map<String, String> typed, Map<String, String> wrong, String why) {}

    @GetMapping
    ModelAndView list(
            Staff staff, @ModelAttribute Asked asked, @RequestParam(required = false) @Nullable Integer moved) {
        try {
            return board(staff, asked.query(), null, List.of(), moved, 200);
        } catch (ProblemException e) {
            if (e.problem() != Problem.FORBIDDEN) {
                throw e;
            }
            return entries.orderedStream()
                    .flatMap(entry -> entry.address(staff).stream())
                    .findFirst()
                    .map(Pages::see)
                    .orElseThrow(() -> e);
        }
    }

    @GetMapping("/matters/{code}")
    ModelAndView matter(
            Staff staff,
            @PathVariable String code,
            @ModelAttribute Asked asked,
            @RequestParam(required = false) @Nullable String done,
            @RequestParam(required = false) @Nullable UUID phrase,
            @RequestHeader(name = TARGET, required = false) @Nullable String target) {
        var word = done == null ? null : Step.find(done).map(Step::word).orElse(null);
        var panel = panel(staff, code, asked.query(), null, null, word).with(phrase);
        return show(staff, panel, target, 200);
    }

    @PostMapping("/matters/{code}/{step}")
    ModelAndView take(
            Staff staff,
            @PathVariable String code,
            @PathVariable String step,
            @ModelAttribute Asked asked,
            @ModelAttribute StepForm form,
            @RequestHeader(name = TARGET, required = false) @Nullable String target,
            Lang lang,
            HttpServletResponse response) {
        var taken = Step.find(step).orElseThrow(() -> Problem.NOT_FOUND.because("step " + step));
        try {
            matters.take(staff, code, form.command(taken));
        } catch (ProblemException e) {
            return refused(staff, code, asked.query(), taken, form, e, target);
        }
        if (target == null) {
            var address = asked.query().matter(code);
            return Pages.see(address + (address.contains("?") ? "&" : "?") + "done=" + taken.word());
        }
        var said = messages.text(lang, "matters.desk.done", messages.text(lang, "matters.step." + taken.word()));
        response.setHeader("HX-Trigger", "{\"toast\":{\"value\":\"" + ascii(said) + "\"}}");
        return show(staff, moved(staff, code, asked.query(), taken), target, 200);
    }

    /** A look at how to reach the resident: recorded, and shown this once. */
    @PostMapping("/matters/{code}/contact")
    ModelAndView contact(
            Staff staff,
            @PathVariable String code,
            @ModelAttribute Asked asked,
            @RequestHeader(name = TARGET, required = false) @Nullable String target) {
        var contact = matters.contactForStaff(staff, code);
        return show(staff, panel(staff, code, asked.query(), null, contact, null), target, 200);
    }

    @GetMapping("/matters/{code}/photos/{photo}")
    ResponseEntity<byte[]> photo(Staff staff, @PathVariable String code, @PathVariable UUID photo) {
        return matters.photoForStaff(staff, code, photo)
                .map(ReceiptPages::jpeg)
                .orElseThrow(() -> Problem.NOT_FOUND.because("photo of a matter"));
    }

    /** One step for all that are picked ({@code code~version}), each done or refused alone. */
    @PostMapping("/bulk")
    ModelAndView bulk(
            Staff staff,
            @RequestParam(defaultValue = "") List<String> pick,
            @RequestParam String step,
            @ModelAttribute Asked asked,
            @ModelAttribute StepForm form) {
        var taken = Step.find(step).orElseThrow(() -> Problem.NOT_FOUND.because("step " + step));
        var picked =
                pick.stream().map(DeskPages::picked).flatMap(Optional::stream).toList();
        var results = picked.isEmpty() ? List.<BulkResult>of() : matters.takeAll(staff, picked, form.command(taken));
        var failed = results.stream().filter(result -> result.problem() != null).toList();
        var moved = results.size() - failed.size();
        if (failed.isEmpty()) {
            var address = asked.query().list();
            return Pages.see(address + (address.contains("?") ? "&" : "?") + "moved=" + moved);
        }
        return board(staff, asked.query(), null, failed, moved, 409);
    }

    /** What the address asks for, as it stands there. */
    record Asked(
            @Nullable String tab,
            @Nullable String state,
            @Nullable String place,
            @Nullable String q,
            @Nullable String after) {
        DeskQuery query() {
            return DeskQuery.of(plain(tab), plain(state), plain(place), plain(q), plain(after));
        }

        private static String plain(@Nullable String value) {
            return value == null ? "" : value;
        }
    }

    private ModelAndView refused(
            Staff staff,
            String code,
            DeskQuery query,
            Step step,
            StepForm form,
            ProblemException failure,
            @Nullable String target) {
        var why = switch (failure.problem()) {
            case STALE -> "matters.desk.stale";
            case STATE -> "matters.desk.state-moved";
            case INVALID -> "matters.wrong";
            default -> throw failure;
        };
        var kept = new Kept(step, form.typed(), failure.fields(), why);
        return show(
                staff,
                panel(staff, code, query, kept, null, null),
                target,
                failure.problem().status());
    }

    private PanelPage panel(
            Staff staff,
            String code,
            DeskQuery query,
            @Nullable Kept kept,
            @Nullable String contact,
            @Nullable String done) {
        var view = matters.findForStaff(staff, code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
        var similar = view.allowed().contains(Step.MERGE)
                ? matters.similarForStaff(staff, code, LIKES)
                : List.<PublicMatter>of();
        var drafts = view.allowed().contains(Step.ANSWER) ? matters.answerDrafts(staff, code) : List.<AnswerDraft>of();
        return new PanelPage(query, view, similar, kept, contact, done, null, drafts, "");
    }

    private PanelPage moved(Staff staff, String code, DeskQuery query, Step step) {
        var panel = panel(staff, code, query, null, null, step.word());
        var counts = matters.deskCounts(staff);
        return new PanelPage(query, panel.view(), panel.similar(), null, null, step.word(), counts, panel.drafts(), "");
    }

    private ModelAndView show(Staff staff, PanelPage panel, @Nullable String target, int status) {
        return PANEL.equals(target)
                ? Pages.page("matters/desk-panel", panel, status)
                : board(staff, panel.query(), panel, List.of(), null, status);
    }

    private ModelAndView board(
            Staff staff,
            DeskQuery query,
            @Nullable PanelPage panel,
            List<BulkResult> failed,
            @Nullable Integer moved,
            int status) {
        var list = matters.desk(staff, query.filter());
        var units = panel != null
                ? panel.view().units()
                : list.rows().stream()
                        .findFirst()
                        .flatMap(row -> matters.findForStaff(staff, row.code()))
                        .map(DeskView::units)
                        .orElse(List.of());
        return Pages.page(
                "matters/desk",
                new BoardPage(query, list, matters.deskCounts(staff), panel, units, failed, moved),
                status);
    }

    private static Optional<Picked> picked(String value) {
        var at = value.lastIndexOf('~');
        return at > 0 && value.substring(at + 1).matches("\\d{1,9}")
                ? Optional.of(new Picked(value.substring(0, at), Integer.parseInt(value.substring(at + 1))))
                : Optional.empty();
    }

    /** For a header, which holds ASCII only: anything else as JSON escapes. */
    private static String ascii(String text) {
        var plain = new StringBuilder();
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                plain.append("\\u%04x".formatted(c));
            } else {
                plain.append((char) c);
            }
        });
        return plain.toString();
    }
}
