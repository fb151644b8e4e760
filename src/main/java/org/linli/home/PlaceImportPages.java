package org.linli.home;

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

    @PostMapping
    ModelAndView preview(Staff staff, @RequestParam MultipartFile file) throws IOException {
        demand(staff);
        var name = file.getOriginalFilename();
        if (file.isEmpty() || name == null) {
            throw Problem.INVALID.because("an empty file");
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
