package org.linli.notifications;

/**
 * How somebody is reached.
 *
 * @param address a phone number, an e-mail address; empty for the inbox and for nobody
 */
public record Channel(Kind kind, String address) {
    /** A way to reach somebody. */
    public enum Kind {
        /** Not at all: they left nothing, and follow by their receipt. */
        NONE,
        /** Text message. */
        SMS,
        /** E-mail. */
        EMAIL,
        /** The inbox on their own page. */
        INBOX
    }

    /** An address stands where one is needed, and only there. */
    public Channel {
        if ((kind == Kind.SMS || kind == Kind.EMAIL) == address.isEmpty()) {
            throw new IllegalArgumentException(kind + " and an address do not fit");
        }
    }

    /** Nobody is reached. */
    public static Channel none() {
        return new Channel(Kind.NONE, "");
    }

    /** The inbox. */
    public static Channel inbox() {
        return new Channel(Kind.INBOX, "");
    }

    /** Never the address: it must not reach a log. */
    @Override
    public String toString() {
        return "Channel[" + kind + "]";
    }
}
