package org.linli.casefile;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.matters.MatterRef;
import org.linli.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Case files at the desk. */
@Controller
@RequestMapping("/desk/files")
class CaseFilePages {
    private static final int ROWS = 50;
    private static final String LAST = "~"; // behind every number

    private final CaseFiles files;

    CaseFilePages(CaseFiles files) {
        this.files = files;
    }

    /** {@code next} is where the next page begins; null at the end. */
    record ListPage(List<CaseFile> files, @Nullable String next) {}

    record FilePage(
            MatterRef matter, boolean ended, @Nullable CaseFile file, boolean maySeal, boolean mayTake) {}

    @GetMapping
    ModelAndView list(Staff staff, @RequestParam(defaultValue = LAST) String before) {
        var some = files.list(staff, before, ROWS);
        return Pages.page(
                "casefile/list",
                new ListPage(some, some.size() < ROWS ? null : some.getLast().number()));
    }

    @GetMapping("/{code}")
    ModelAndView file(Staff staff, @PathVariable String code) {
        var matter = files.matter(staff, code);
        return Pages.page(
                "casefile/file",
                new FilePage(
                        matter,
                        CaseFiles.hasEnded(matter),
                        files.find(matter).orElse(null),
                        files.maySeal(staff, matter),
                        files.mayTake(staff, matter)));
    }

    @PostMapping("/{code}/seal")
    ModelAndView seal(Staff staff, @PathVariable String code) {
        return Pages.see("/desk/files/" + files.seal(staff, code).code());
    }

    /** A form, because it leaves a trace: a look that who raised the matter can read. */
    @PostMapping("/{code}/take")
    void take(Staff staff, @PathVariable String code, HttpServletResponse response) throws IOException {
        var taken = files.take(staff, code);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.zip\"".formatted(taken.file().number()));
        taken.write(response.getOutputStream());
    }
}
