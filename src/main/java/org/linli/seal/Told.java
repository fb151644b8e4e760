package org.linli.seal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kernel.PlaceCode;
import org.linli.tlog.Hash;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An act in all its detail: what its leaf commits to, and what only those get to see whom it concerns.
 *
 * @param content SHA-256 of what was said with it, or null; see {@link PublicLog#content}
 */
record Told(
        String kind,
        PlaceCode place,
        UUID subject,
        Instant at,
        JsonNode facts,
        @Nullable Hash content) {
    /** Its canonical text: JSON as by RFC 8785, times to the microsecond, which is what PostgreSQL keeps. */
    String text() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("at", at.truncatedTo(ChronoUnit.MICROS).toString());
        if (content != null) {
            node.put("content", content.base64());
        }
        node.set("facts", facts);
        node.put("kind", kind);
        node.put("place", place.value());
        node.put("subject", subject.toString());
        return Canonical.write(node);
    }
}
