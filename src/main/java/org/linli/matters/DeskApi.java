package org.linli.matters;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Staff;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.kernel.WorkCalendar;
import org.linli.matters.MatterJson.DeskJson;
import org.linli.matters.MatterJson.Items;
import org.linli.matters.MatterJson.RowJson;
import org.linli.organisations.OrganisationId;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk for programs: the same list, the same steps, the same scope as the pages. */
@RestController
@RequestMapping("/api/v1/desk/matters")
class DeskApi {
    private final Matters matters;
    private final MatterJson json;

    DeskApi(Matters matters, WorkCalendar calendar) {
        this.matters = matters;
        this.json = new MatterJson(calendar.zone());
    }

    /** The fields of a step; {@code version} is the one that was read. */
    record StepRequest(
            @Nullable Integer version,
            @Nullable String text,
            @Nullable String reason,
            @Nullable UUID unit,
            @Nullable LocalDate until,
            @Nullable String title,
            @Nullable String answer,
            @Nullable String lead,
            @Nullable String category) {}

    /** {@code late}: true, soon or disputed; {@code all}: closed ones too, newest first. */
    @GetMapping
    Items<RowJson> list(
            Staff staff,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String late,
            @RequestParam(required = false) @Nullable PlaceCode place,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var wanted = state(state);
        var open = !all && (wanted == null || wanted.isWorking() || wanted == State.SUSPENDED);
        var filter = new DeskFilter(
                wanted, late(late), place, unit == null ? null : new OrganisationId(unit), q, open, after, limit);
        var page = matters.desk(staff, filter);
        return new Items<>(page.rows().stream().map(json::of).toList(), page.next());
    }

    @GetMapping("/{code}")
    DeskJson get(Staff staff, @PathVariable String code) {
        return matters.findForStaff(staff, code)
                .map(json::of)
                .orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
    }

    /** What is split off; {@code version} is the one that was read. */
    record SplitRequest(@Nullable Integer version, @Nullable List<PartRequest> parts) {}

    /** A part; {@code category} where it is filed under another one. */
    record PartRequest(@Nullable String text, @Nullable String category) {}

    @PostMapping("/{code}/split")
    DeskJson split(Staff staff, @PathVariable String code, @RequestBody SplitRequest body) {
        var parts = body.parts() == null ? List.<PartRequest>of() : body.parts();
        return json.of(matters.split(
                staff,
                code,
                new SplitCommand(
                        version(body.version()),
                        parts.stream()
                                .map(part ->
                                        new SplitCommand.Part(part.text() == null ? "" : part.text(), part.category()))
                                .toList())));
    }

    private static int version(@Nullable Integer version) {
        if (version == null) {
            throw Problem.INVALID.because("version is missing", Map.of("version", "matters.need.version"));
        }
        return version;
    }

    @PostMapping("/{code}/{step}")
    DeskJson take(
            Staff staff, @PathVariable String code, @PathVariable("step") String word, @RequestBody StepRequest body) {
        var step = Step.find(word)
                .filter(Step::isForStaff)
                .orElseThrow(() -> Problem.NOT_FOUND.because("no step " + word));
        return json.of(matters.take(
                staff,
                code,
                new StepCommand(
                        step,
                        version(body.version()),
                        body.text(),
                        body.reason(),
                        body.unit(),
                        body.until(),
                        body.title(),
                        body.answer(),
                        body.lead(),
                        body.category())));
    }

    private static @Nullable State state(String word) {
        if (word.isEmpty()) {
            return null;
        }
        return Arrays.stream(State.values())
                .filter(state -> state.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problem.INVALID.because("no state " + word));
    }

    private static DeskFilter.Late late(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "", "false" -> DeskFilter.Late.ANY;
            case "true", "late" -> DeskFilter.Late.LATE;
            case "soon" -> DeskFilter.Late.SOON;
            case "disputed" -> DeskFilter.Late.DISPUTED;
            default -> throw Problem.INVALID.because("late is true, soon or disputed");
        };
    }
}
