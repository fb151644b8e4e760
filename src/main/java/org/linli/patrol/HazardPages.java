package org.linli.patrol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.catalogue.Category;
import org.linli.kernel.Problem;
import org.linli.kernel.ProblemException;
import org.linli.matters.MatterPhotos;
import org.linli.matters.MatterRef;
import org.linli.places.Place;
import org.linli.web.Form;
import org.linli.web.Pages;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Hazards on a phone: found with a photo of before, removed with one of after. */
@Controller
class HazardPages {
    private static final String BASE = "/desk/patrol/hazards";

    private final Hazards hazards;
    private final Patrols patrols;

    HazardPages(Hazards hazards, Patrols patrols) {
        this.hazards = hazards;
        this.patrols = patrols;
    }

    /** {@code task} on which it was found; null by the way, at one of {@code grounds}. */
    record NewPage(@Nullable Task task, List<Place> path, List<Place> grounds, List<Category> categories, Form form) {}

    record HazardPage(
            MatterRef matter,
            List<Place> path,
            List<UUID> before,
            List<HazardStore.Outcome> outcomes,
            Form form,
            boolean saved) {}

    @GetMapping(BASE + "/new")
    ModelAndView form(Staff staff, @RequestParam @Nullable UUID task) {
        return Pages.page("patrol/hazard-new", page(staff, task, Form.empty()));
    }

    private NewPage page(Staff staff, @Nullable UUID id, Form form) {
        var unit = patrols.unit(staff, Permission.PATROL_WORK);
        var task = id == null ? null : patrols.get(staff, id);
        return new NewPage(
                task,
                task == null ? List.of() : patrols.path(task.place()),
                task == null ? patrols.grounds(unit) : List.of(),
                hazards.categories(),
                form);
    }

    @PostMapping(BASE)
    ModelAndView find(
            Staff staff,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "photo", required = false) @Nullable MultipartFile photo) {
        var form = Form.of(typed);
        try {
            hazards.find(staff, form, bytes(photo));
            return Pages.see("/desk/patrol/today?done=found");
        } catch (ProblemException e) {
            var page = page(staff, task(form), form.refused(e));
            return Pages.page("patrol/hazard-new", page, e.problem().status());
        }
    }

    private static @Nullable UUID task(Form form) {
        var typed = form.value("task", "");
        return typed.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? UUID.fromString(typed) : null;
    }

    private static byte[] bytes(@Nullable MultipartFile photo) {
        if (photo == null || photo.isEmpty()) {
            return new byte[0];
        }
        if (photo.getSize() > MatterPhotos.bytesMax()) {
            throw Problem.INVALID.because("too large", java.util.Map.of("photo", "matters.refused.photo-too-large"));
        }
        try {
            return photo.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(BASE + "/{code}")
    ModelAndView hazard(Staff staff, @PathVariable String code, @RequestParam(defaultValue = "false") boolean saved) {
        return Pages.page("patrol/hazard", hazard(staff, code, Form.empty(), saved));
    }

    private HazardPage hazard(Staff staff, String code, Form form, boolean saved) {
        var matter = hazards.get(staff, code);
        return new HazardPage(
                matter, patrols.path(matter.place()), hazards.before(matter), hazards.outcomes(matter), form, saved);
    }

    @PostMapping(BASE + "/{code}")
    ModelAndView settle(
            Staff staff,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(name = "photo", required = false) @Nullable MultipartFile photo) {
        var form = Form.of(typed);
        try {
            hazards.settle(staff, code, form, bytes(photo));
            return Pages.see(BASE + "/" + code + "?saved=true");
        } catch (ProblemException e) {
            var page = hazard(staff, code, form.refused(e), false);
            return Pages.page("patrol/hazard", page, e.problem().status());
        }
    }

    @GetMapping(BASE + "/{code}/photos/{photo}")
    ResponseEntity<byte[]> photo(Staff staff, @PathVariable String code, @PathVariable UUID photo) {
        return jpeg(hazards.photo(hazards.get(staff, code), photo)
                .orElseThrow(() -> Problem.NOT_FOUND.because("photo of a hazard")));
    }

    /** For who raised it: the cookie holds the receipt open. */
    @GetMapping("/r/{code}/after/{photo}")
    ResponseEntity<byte[]> after(
            @PathVariable String code,
            @PathVariable UUID photo,
            @CookieValue(name = "receipt", defaultValue = "") String receipt) {
        return jpeg(hazards.after(receipt, code, photo));
    }

    /** A private photo: shown, and kept by nobody on the way. */
    private static ResponseEntity<byte[]> jpeg(byte[] photo) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .body(photo);
    }
}
