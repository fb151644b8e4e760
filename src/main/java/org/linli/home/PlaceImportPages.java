package org.linli.home;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Problem;
import org.linli.places.Places;
import org.linli.web.ImportReport;
import org.linli.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Takes in a file of places: send it, see what it would do row by row, then confirm. */
@Controller
@RequestMapping("/desk/places/import")
class PlaceImportPages {
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final long FILE_BYTES = 20L << 20;

    private final Places places;
    private final Access access;

    PlaceImportPages(Places places, Access access) {
        this.places = places;
        this.access = access;
    }

    /** {@code token} is there while a file waits for confirmation. */
    record ImportPage(
            String fileName, @Nullable UUID token, @Nullable ImportReport report) {}

    @GetMapping
    ModelAndView form(Staff staff) {
        demand(staff);
        return Pages.page("home/import", new ImportPage("", null, null));
    }

    /** The places as they are, in the form in which they come in: a table to change and send back. */
    @GetMapping("/table")
    void table(Staff staff, HttpServletResponse response) throws IOException {
        demand(staff);
        response.setContentType(EXCEL);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"linli-places-%s.xlsx\""
                        .formatted(staff.district().value()));
        places.export(staff.district(), response.getOutputStream());
    }

    @PostMapping
    ModelAndView preview(Staff staff, @RequestParam MultipartFile file) throws IOException {
        demand(staff);
        var name = file.getOriginalFilename();
        if (file.isEmpty() || name == null) {
            throw Problem.INVALID.because("an empty file");
        }
        if (file.getSize() > FILE_BYTES) {
            throw Problem.TOO_LARGE.because("a file of " + file.getSize() + " bytes");
        }
        var preview = places.preview(staff.district(), name, file.getBytes());
        return Pages.page("home/import", new ImportPage(preview.fileName(), preview.token(), preview.report()));
    }

    @PostMapping("/confirm")
    ModelAndView confirm(Staff staff, @RequestParam UUID token) {
        demand(staff);
        return Pages.page("home/import", new ImportPage("", null, places.confirm(staff.district(), token)));
    }

    private void demand(Staff staff) {
        access.demand(staff, Permission.PLACES_IMPORT, staff.district().place(), null);
    }
}
