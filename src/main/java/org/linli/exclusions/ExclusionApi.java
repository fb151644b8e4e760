package org.linli.exclusions;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.WorkCalendar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Exclusions for programs: {@code exclude} is a step of the desk's contract and stands under its path. */
@RestController
@RequestMapping("/api/v1")
class ExclusionApi {
    private final Exclusions exclusions;
    private final WorkCalendar calendar;

    ExclusionApi(Exclusions exclusions, WorkCalendar calendar) {
        this.exclusions = exclusions;
        this.calendar = calendar;
    }

    /** A unit asks with {@code ground} and {@code reason}; a review decides with {@code granted} and {@code reason}. */
    record ExcludeRequest(
            @Nullable String ground,
            @Nullable Boolean granted,
            @Nullable String reason) {}

    /** Where it stands: asked, granted or refused. */
    record ExcludeJson(
            String code,
            String state,
            String ground,
            @Nullable String reason) {}

    /** One that a review left out, with its public reason. */
    record GrantedJson(
            String code, String place, String category, UUID unit, String ground, String reason, String decidedOn) {}

    /** A list. */
    record Items(List<GrantedJson> items, @Nullable String next) {}

    @PostMapping("/desk/matters/{code}/exclude")
    ExcludeJson take(Staff staff, @PathVariable String code, @RequestBody ExcludeRequest body) {
        if (body.granted() == null) {
            exclusions.ask(staff, code, body.ground() == null ? "" : body.ground(), body.reason());
        } else {
            exclusions.decide(staff, code, body.granted(), body.reason());
        }
        var request = exclusions.find(staff, code).orElseThrow();
        return new ExcludeJson(
                request.code(),
                request.state().name().toLowerCase(java.util.Locale.ROOT),
                request.ground(),
                request.said());
    }

    @GetMapping("/open/excluded")
    Items granted(@RequestParam PlaceCode place, @RequestParam(required = false) @Nullable UUID after) {
        var found = exclusions.granted(place, after);
        return new Items(
                found.stream()
                        .map(one -> new GrantedJson(
                                one.code(),
                                one.place().value(),
                                one.category(),
                                one.unit(),
                                one.ground(),
                                one.said(),
                                one.decidedAt()
                                        .atZone(calendar.zone())
                                        .toLocalDate()
                                        .toString()))
                        .toList(),
                found.size() < Exclusions.SHOWN ? null : found.getLast().id().toString());
    }
}
