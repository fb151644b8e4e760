package org.linli.liaison;

import java.util.ArrayList;
import java.util.List;
import org.linli.access.Staff;
import org.linli.kernel.Behalf;
import org.linli.matters.Draft;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.springframework.stereotype.Component;

/** On a matter that was raised at a station: into which suggestion it went, what was answered, what those who said it are told. */
@Component
class LiaisonSections implements MatterSection {
    private final VoiceStore voices;
    private final SuggestionSight sight;

    LiaisonSections(VoiceStore voices, SuggestionSight sight) {
        this.voices = voices;
        this.sight = sight;
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        return of(matter);
    }

    @Override
    public List<Section> forReporter(MatterRef matter) {
        return of(matter);
    }

    /** Whoever sees the matter sees what became of what was said. */
    private List<Section> of(MatterRef matter) {
        if (matter.via() != Draft.Via.DEPUTY) {
            return List.of();
        }
        return Behalf.SYSTEM.call(() -> voices
                .byMatter(matter.district(), matter.id().value())
                .stream()
                .filter(voice -> voice.suggestion() != null)
                .map(voice -> section(
                        sight.forGiver(matter.district(), java.util.Objects.requireNonNull(voice.suggestion()))))
                .toList());
    }

    private static Section section(SuggestionSight.View view) {
        var suggestion = view.suggestion();
        var lines = new ArrayList<Section.Line>();
        lines.add(Section.Line.of(
                "liaison.section.in",
                view.representative().paper(),
                suggestion.number(),
                suggestion.title(),
                view.unit(),
                suggestion.term().due()));
        view.answers()
                .forEach(answer -> lines.add(Section.Line.of("liaison.section.answer", answer.at(), answer.text())));
        if (!suggestion.told().isEmpty()) {
            lines.add(Section.Line.of("liaison.section.told", suggestion.told()));
        }
        var links = suggestion.open()
                ? List.of(new Section.Link(
                        "liaison.section.open",
                        "/c/" + suggestion.place().upTo(org.linli.kernel.PlaceCode.COMMUNITY) + "/liaison/"
                                + suggestion.id()))
                : List.<Section.Link>of();
        return new Section("liaison.section", lines, links);
    }
}
