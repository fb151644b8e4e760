package org.linli.casefile;

import java.util.ArrayList;
import java.util.List;
import org.linli.access.Staff;
import org.linli.matters.MatterRef;
import org.linli.matters.MatterSection;
import org.linli.matters.Section;
import org.linli.matters.Section.Line;
import org.linli.matters.Section.Link;
import org.springframework.stereotype.Component;

/** Says on a matter's pages whether its file is sealed. */
@Component
class CaseFileSection implements MatterSection {
    private static final String TITLE = "casefile.title";

    private final CaseFiles files;

    CaseFileSection(CaseFiles files) {
        this.files = files;
    }

    @Override
    public List<Section> forStaff(Staff staff, MatterRef matter) {
        if (!CaseFiles.hasEnded(matter)) {
            return List.of();
        }
        var open = new Link("casefile.open", "/desk/files/" + matter.code());
        var line = files.find(matter)
                .map(file -> Line.of("casefile.is-sealed", file.number(), file.sealedAt()))
                .orElseGet(() -> Line.of("casefile.not-sealed"));
        return List.of(Section.of(TITLE, open, line));
    }

    @Override
    public List<Section> forReporter(MatterRef matter) {
        if (!CaseFiles.hasEnded(matter)) {
            return List.of();
        }
        return files.find(matter).stream()
                .map(file -> new Section(TITLE, lines(matter, file), List.of()))
                .toList();
    }

    private List<Line> lines(MatterRef matter, CaseFile file) {
        var lines = new ArrayList<Line>();
        lines.add(Line.of("casefile.is-sealed", file.number(), file.sealedAt()));
        files.taken(matter).forEach(at -> lines.add(Line.of("casefile.was-taken", at)));
        return lines;
    }
}
