package org.linli.notifications;

/** The way out of the house for messages: an SMS provider, a mail server. Installations bring their own as beans. */
public interface Gateway {
    /** Whether it delivers messages of this kind. */
    boolean takes(Channel.Kind kind);

    /** Whether what it takes gets to people, now; false for one that only keeps it. */
    default boolean reaches() {
        return true;
    }

    /**
     * Hands a message over and returns when that is done; may block.
     *
     * @throws GatewayFailure where it was not taken; it is then tried again later
     */
    void send(Channel to, String text);
}
