package org.linli.codes;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import org.linli.kernel.District;

/**
 * What a session has asked for or shown: a phone's code, or a paper code for a door. It stands in this browser's session and nowhere
 * else, so that a code opens only where it was asked for.
 *
 * @param code its row
 */
record Proof(Kind kind, District district, UUID code) {
    private static final String NAME = "code";

    /** What the code is for. */
    enum Kind {
        /** To sign in with a phone. */
        PHONE,
        /** To add a phone to one's account. */
        ADDING,
        /** To register behind a door. */
        DOOR
    }

    void keep(HttpServletRequest request) {
        request.getSession().setAttribute(NAME, kind + "/" + district + "/" + code);
    }

    static Optional<Proof> of(HttpServletRequest request, Kind kind) {
        var session = request.getSession(false);
        if (session == null || !(session.getAttribute(NAME) instanceof String line)) {
            return Optional.empty();
        }
        var parts = line.split("/", 3);
        return Optional.of(new Proof(Kind.valueOf(parts[0]), new District(parts[1]), UUID.fromString(parts[2])))
                .filter(proof -> proof.kind() == kind);
    }

    static void forget(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(NAME);
        }
    }
}
