package org.linli.matters;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.Problem;
import org.linli.web.Pages;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A photo on its way to the public: what must not be seen is covered cell by cell, with a mouse, a finger or the keyboard. */
@Controller
class PhotoReleasePages {
    private final PhotoReleases releases;
    private final PhotoStore photos;
    private final PublicPhotoStore published;

    PhotoReleasePages(PhotoReleases releases, PhotoStore photos, PublicPhotoStore published) {
        this.releases = releases;
        this.photos = photos;
        this.published = published;
    }

    /** The photo under its grid; {@code isPublished} where everybody may see one of it already. */
    record CoverPage(String code, UUID photo, boolean isPublished) {
        List<Integer> cells() {
            return IntStream.range(0, Covering.CELLS).boxed().toList();
        }

        int row(int cell) {
            return cell / Covering.COLUMNS + 1;
        }

        int column(int cell) {
            return cell % Covering.COLUMNS + 1;
        }
    }

    @GetMapping("/desk/matters/{code}/photos/{photo}/publish")
    ModelAndView cover(Staff staff, @PathVariable String code, @PathVariable UUID photo) {
        var matter = releases.open(staff, code);
        if (!photos.list(matter.district(), matter.id()).contains(photo)) {
            throw Problem.NOT_FOUND.because("photo of a matter");
        }
        return Pages.page(
                "matters/cover",
                new CoverPage(matter.code(), photo, releases.published(matter).contains(photo)));
    }

    @PostMapping("/desk/matters/{code}/photos/{photo}/publish")
    ModelAndView publish(
            Staff staff,
            @PathVariable String code,
            @PathVariable UUID photo,
            @RequestParam(defaultValue = "") List<Integer> cell) {
        releases.publish(staff, code, photo, cell);
        return Pages.see("/desk/matters/" + code + "?done=release");
    }

    @PostMapping("/desk/matters/{code}/photos/{photo}/hide")
    ModelAndView hide(Staff staff, @PathVariable String code, @PathVariable UUID photo) {
        releases.hide(staff, code, photo);
        return Pages.see("/desk/matters/" + code + "?done=release");
    }

    /** What everybody may see. */
    @GetMapping("/m/{code}/photos/{photo}")
    ResponseEntity<byte[]> show(@PathVariable String code, @PathVariable UUID photo) {
        return Optional.of(Ids.plain(code))
                .flatMap(plain -> published.find(Ids.districtOf(plain), plain, photo))
                .map(jpeg -> ResponseEntity.ok()
                        .contentType(MediaType.IMAGE_JPEG)
                        .cacheControl(CacheControl.noCache().cachePublic())
                        .body(jpeg))
                .orElseThrow(() -> Problem.NOT_FOUND.because("photo of a matter"));
    }
}
