package org.linli.kernel;

import java.util.Map;

/**
 * The catalogue of what can go wrong, each with a permanent code (its name) and an HTTP status. Codes are retired, never
 * reused. Titles and what to do about it stand in the message files as {@code problem.<NAME>} and
 * {@code problem.<NAME>.do}. Answered as RFC 9457 to programs, as a page to people.
 */
public enum Problem {
    /** The request cannot be read: malformed JSON, a missing parameter. */
    UNREADABLE(400),
    /** Nobody is signed in and somebody must be. */
    SIGN_IN(401),
    /** The one signed in may not do this here. */
    FORBIDDEN(403),
    /** The form does not carry this browser's token: the page stood open for too long, or another site sent it. */
    FORM_EXPIRED(403),
    /** There is no such thing, or it is not for these eyes: the two are not told apart. */
    NOT_FOUND(404),
    /** The address knows no such method. */
    METHOD(405),
    /** Somebody else was faster; read again and repeat. */
    STALE(409),
    /** The state does not allow this step. */
    STATE(409),
    /** A one-time form was sent before, or is too old. */
    FORM_USED(409),
    /** What was sent is too large. */
    TOO_LARGE(413),
    /** What was sent is of a kind that is not taken here. */
    MEDIA(415),
    /** A field does not hold what it must. */
    INVALID(422),
    /** The idempotency key was used for something else. */
    KEY_REUSED(422),
    /** Too many tries; wait. */
    THROTTLED(429),
    /** Our fault. */
    INTERNAL(500),
    /** The database is away or has no room; nothing was stored. */
    UNAVAILABLE(503);

    private final int status;

    Problem(int status) {
        this.status = status;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The permanent code as it stands in {@code type=/problems/<code>}: lower case with hyphens. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The failure to throw; {@code detail} is for the log and for programs, in English, without personal data. */
    public ProblemException because(String detail) {
        return new ProblemException(this, detail, Map.of());
    }

    /** The failure to throw where fields are wrong: {@code fields} maps a field to its message key. */
    public ProblemException because(String detail, Map<String, String> fields) {
        return new ProblemException(this, detail, fields);
    }
}
