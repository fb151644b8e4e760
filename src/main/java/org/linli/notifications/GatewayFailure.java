package org.linli.notifications;

/** A gateway did not take a message. The message of this failure goes to the delivery log: no personal data. */
public final class GatewayFailure extends RuntimeException {
    /** {@code why} in a few words, without the address. */
    public GatewayFailure(String why, Throwable cause) {
        super(why, cause);
    }

    /** {@code why} in a few words, without the address. */
    public GatewayFailure(String why) {
        super(why);
    }
}
