package org.linli.matters;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.catalogue.Level;
import org.linli.kernel.PlaceCode;
import org.linli.kernel.Words;
import org.linli.organisations.OrganisationId;

/**
 * A matter in the desk's list.
 *
 * @param soon its date comes within a day
 * @param disputed waits for the centre's ruling
 * @param merged how many others go with it
 */
public record DeskRow(
        String code,
        String title,
        State state,
        Level level,
        PlaceCode place,
        Words placeName,
        String category,
        Words categoryName,
        OrganisationId unit,
        Words unitName,
        Instant dueAt,
        boolean provisional,
        @Nullable Instant suspendedUntil,
        boolean late,
        boolean soon,
        boolean supervised,
        boolean disputed,
        boolean urgent,
        int reopened,
        int merged,
        Instant receivedAt,
        int version) {}
