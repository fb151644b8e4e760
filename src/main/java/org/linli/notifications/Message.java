package org.linli.notifications;

import java.util.List;
import java.util.UUID;

/**
 * Something to tell somebody.
 *
 * @param act the act's number in its district: each recipient is told of an act once
 * @param key a message's key; its text takes {@code args} as {@code {0}}, {@code {1}} …
 * @param path what it is about, a path on this site without anything secret in it
 */
public record Message(long act, Recipient to, String key, List<String> args, String path) {
    /** Takes a copy. Fails where the path leads elsewhere. */
    public Message {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("not a path on this site: " + path);
        }
        args = List.copyOf(args);
    }

    /**
     * Of a private record that is no act: {@code record}, a time-ordered id made for this message alone, stands for the act's number,
     * below zero.
     */
    public static Message of(UUID record, Recipient to, String key, List<String> args, String path) {
        return new Message(-record.getMostSignificantBits(), to, key, args, path);
    }
}
