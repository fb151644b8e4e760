package org.linli.casefile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.linli.access.Access;
import org.linli.access.Permission;
import org.linli.access.Staff;
import org.linli.kernel.Ids;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Problem;
import org.linli.ledger.Ledger;
import org.linli.matters.MatterRef;
import org.linli.matters.Matters;
import org.linli.matters.State;
import org.linli.organisations.OrganisationId;
import org.linli.people.People;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals the files of matters that have ended, and hands them out. Whoever may release words to the public there may seal; whoever
 * supervises may take a file out, and each time is a look that who raised the matter can read.
 */
@Service
class CaseFiles {
    private static final String PURPOSE = "case file ";
    private static final int LOOKS_SHOWN = 50;

    private final CaseFileStore store;
    private final Parts parts;
    private final Matters matters;
    private final Ledger ledger;
    private final People people;
    private final Access access;
    private final Clock clock;

    CaseFiles(
            CaseFileStore store,
            Parts parts,
            Matters matters,
            Ledger ledger,
            People people,
            Access access,
            Clock clock) {
        this.store = store;
        this.parts = parts;
        this.matters = matters;
        this.ledger = ledger;
        this.people = people;
        this.access = access;
        this.clock = clock;
    }

    /** Whether nothing is owed about a matter any more, and nobody may say more. */
    static boolean hasEnded(MatterRef matter) {
        return matter.state() == State.CLOSED || matter.state() == State.WITHDRAWN;
    }

    boolean maySeal(Staff staff, MatterRef matter) {
        return access.may(staff, Permission.MATTERS_RELEASE, matter.place(), new OrganisationId(matter.unit()));
    }

    boolean mayTake(Staff staff, MatterRef matter) {
        return access.may(staff, Permission.MATTERS_SUPERVISE, matter.place(), new OrganisationId(matter.unit()));
    }

    /** When its file was taken out, the newest first; for who raised it. */
    List<Instant> taken(MatterRef matter) {
        return store.taken(matter.district(), matter.id(), LOOKS_SHOWN);
    }

    MatterRef matter(Staff staff, String code) {
        return matters.refForStaff(staff, code);
    }

    Optional<CaseFile> find(MatterRef matter) {
        return store.find(matter.district(), matter.id());
    }

    List<CaseFile> list(Staff staff, String before, int limit) {
        access.scope(staff, Permission.MATTERS_READ);
        return store.list(staff.district(), before, limit);
    }

    /** Seals the file. Fails as NOT_FOUND out of scope, FORBIDDEN, or STATE before its end, after an erasure, and the second time. */
    @Transactional
    public CaseFile seal(Staff staff, String code) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_RELEASE, matter.place(), new OrganisationId(matter.unit()));
        if (!hasEnded(matter) || find(matter).isPresent()) {
            throw Problem.STATE.because("not ended, or sealed already: " + code);
        }
        var acts = ledger.about(matter.district(), matter.id().value());
        if (acts.stream().anyMatch(act -> act.kind().equals(Erasing.ERASED))) {
            throw Problem.STATE.because("what was said was erased: " + code);
        }
        var now = clock.instant();
        var view = matters.findForStaff(staff, code).orElseThrow(() -> Problem.NOT_FOUND.because("matter " + code));
        var photos = view.photos().stream()
                .flatMap(photo -> matters.photoForStaff(staff, code, photo).stream())
                .toList();
        var year = LocalDate.now(clock).getYear();
        var number = "%s-%d-%06d".formatted(matter.district().value(), year, store.next(matter.district(), year));
        var content = parts.of(number, now, view, photos, acts);
        var file = new CaseFile(
                matter.district(),
                matter.id(),
                number,
                matter.code(),
                matter.place(),
                matter.unit(),
                staff.person(),
                now,
                Sums.of(content),
                null);
        store.add(file, content);
        ledger.record(new CaseFileSealed(
                matter.id().value(),
                matter.place().upTo(PlaceCode.COMMUNITY),
                now,
                number,
                file.commitment(),
                matter.kind().isDiscreet()));
        return file;
    }

    /** A file on its way out. */
    record Taken(CaseFile file, Map<String, byte[]> parts) {
        /** Writes the zip: the parts, the list of their hashes, and what the public log says of that list. */
        void write(OutputStream out) throws IOException {
            try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (var part : file.list()) {
                    entry(zip, part.name(), Objects.requireNonNull(parts.get(part.name())));
                }
                entry(zip, "SHA256SUMS", file.sums().getBytes(StandardCharsets.UTF_8));
                entry(zip, "manifest.json", manifest().getBytes(StandardCharsets.UTF_8));
            }
        }

        private String manifest() {
            return """
                    {
                      "number": "%s",
                      "code": "%s",
                      "sealedAt": "%s",
                      "parts": %d,
                      "sha256OfSHA256SUMS": "%s",
                      "act": "casefile.sealed"
                    }
                    """.formatted(
                    file.number(), file.code(), file.sealedAt(), file.list().size(), file.commitment());
        }

        private void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
            var entry = new ZipEntry(name);
            entry.setTime(file.sealedAt().toEpochMilli());
            zip.putNextEntry(entry);
            zip.write(content);
            zip.closeEntry();
        }
    }

    /** Takes the file out; the look is recorded first. Fails as NOT_FOUND, FORBIDDEN, or STATE where nothing is left in it. */
    @Transactional
    public Taken take(Staff staff, String code) {
        var matter = matters.refForStaff(staff, code);
        access.demand(staff, Permission.MATTERS_SUPERVISE, matter.place(), new OrganisationId(matter.unit()));
        var file = find(matter).orElseThrow(() -> Problem.NOT_FOUND.because("no file of " + code));
        if (file.erasedAt() != null) {
            throw Problem.STATE.because("what was in it was erased: " + file.number());
        }
        people.noteLook(matter.district(), matter.id().value(), staff.person(), PURPOSE + file.number());
        store.note(file, Ids.next(clock), staff.person(), clock.instant());
        return new Taken(file, store.parts(matter.district(), matter.id()));
    }
}
