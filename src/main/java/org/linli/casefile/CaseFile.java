package org.linli.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.District;
import org.linli.kernel.PlaceCode;
import org.linli.matters.MatterId;
import org.linli.people.PersonId;

/**
 * A sealed file, without what is in it.
 *
 * @param number of the district and the year: {@code 440305-2026-000017}
 * @param sums a line for each part: SHA-256, two blanks, name; as {@code sha256sum -c} reads it
 * @param erasedAt when its contents were erased, because who raised the matter asked
 */
record CaseFile(
        District district,
        MatterId matter,
        String number,
        String code,
        PlaceCode place,
        UUID unit,
        PersonId sealedBy,
        Instant sealedAt,
        String sums,
        @Nullable Instant erasedAt) {
    /** A part's name and its hash. */
    record Sum(String sha256, String name) {}

    List<Sum> list() {
        return sums.lines()
                .map(line -> new Sum(line.substring(0, Sums.HEX_LENGTH), line.substring(Sums.HEX_LENGTH + 2)))
                .toList();
    }

    /** What stands in the public log. */
    String commitment() {
        return Sums.sha256(sums);
    }
}
