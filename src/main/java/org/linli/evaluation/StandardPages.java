package org.linli.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.linli.evaluation.Standard.Aspect;
import org.linli.evaluation.Standard.Head;
import org.linli.evaluation.Standard.Indicator;
import org.linli.evaluation.Standard.Series;
import org.linli.kernel.Words;
import org.linli.web.Pages;
import org.linli.web.Sheets;
import org.linli.web.Ui;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The published standard, to be read, searched and printed by anyone. */
@Controller
class StandardPages {
    private static final int WORD_MAX = 60;
    private static final List<String> KINDS = List.of("counted", "shown", "asked");

    private final Standards standards;
    private final Vocabulary vocabulary = Vocabulary.shipped();

    StandardPages(Standards standards) {
        this.standards = standards;
    }

    /**
     * @param heads of {@code standard}, with what was looked for alone
     * @param open whether every head is unfolded
     */
    record StandardPage(
            Standard standard, Vocabulary vocabulary, List<Head> heads, String word, String kind, boolean open) {
        List<String> kinds() {
            return KINDS;
        }

        boolean isNarrowed() {
            return !word.isEmpty() || !kind.isEmpty();
        }

        int found() {
            return (int) heads.stream().flatMap(Head::criteria).count();
        }

        List<Head> of(Series series) {
            return heads.stream().filter(head -> head.series() == series).toList();
        }

        StandardWords in(Ui ui) {
            return new StandardWords(ui, standard, vocabulary);
        }
    }

    @GetMapping("/evaluation/standard")
    ModelAndView standard(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String open) {
        var edition = standards.newest();
        var word = q.strip().substring(0, Math.min(WORD_MAX, q.strip().length()));
        var way = KINDS.contains(kind) ? kind : "";
        var narrowed = !word.isEmpty() || !way.isEmpty();
        return Pages.page(
                "evaluation/standard",
                new StandardPage(
                        edition,
                        vocabulary,
                        narrowed ? narrowed(edition, word, way) : edition.heads(),
                        word,
                        way,
                        narrowed || !open.isEmpty()));
    }

    private static List<Head> narrowed(Standard edition, String word, String kind) {
        return edition.heads().stream()
                .map(head -> new Head(
                        head.code(),
                        head.line(),
                        head.name(),
                        head.series(),
                        head.points(),
                        head.aspects().stream()
                                .map(aspect -> narrowed(aspect, word, kind))
                                .filter(aspect -> !aspect.indicators().isEmpty())
                                .toList()))
                .filter(head -> !head.aspects().isEmpty())
                .toList();
    }

    private static Aspect narrowed(Aspect aspect, String word, String kind) {
        return new Aspect(
                aspect.code(),
                aspect.line(),
                aspect.name(),
                aspect.indicators().stream()
                        .map(one -> new Indicator(
                                one.code(),
                                one.line(),
                                one.name(),
                                one.holds(),
                                one.criteria().stream()
                                        .filter(criterion -> matches(one, criterion, word, kind))
                                        .toList()))
                        .filter(one -> !one.criteria().isEmpty())
                        .toList());
    }

    private static boolean matches(Indicator above, Criterion one, String word, String kind) {
        return (kind.isEmpty() || one.kind().equals(kind))
                && (word.isEmpty()
                        || one.code().equals(word)
                        || holds(one.text(), word)
                        || holds(above.name(), word)
                        || (one.way() instanceof Criterion.Shown shown && holds(shown.evidence(), word))
                        || (one.way() instanceof Criterion.Asked asked && holds(asked.question(), word)));
    }

    private static boolean holds(Words words, String word) {
        return words.zh().contains(word) || words.en().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }

    /** The newest edition as a table, which {@code standard check} reads back. */
    @GetMapping("/evaluation/standard.xlsx")
    void sheet(HttpServletResponse response) throws IOException {
        var edition = standards.newest();
        response.setContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"standard-" + edition.year() + ".xlsx\"");
        Sheets.writeXlsx(response.getOutputStream(), "standard", StandardSheet.header(), StandardSheet.rows(edition));
    }
}
