package org.linli.notifications;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A message in somebody's inbox: the text of {@code key} with {@code args}, about what {@code path} shows. */
public record Notice(UUID id, String key, List<String> args, String path, Instant at, boolean read) {
    /** Takes a copy. */
    public Notice {
        args = List.copyOf(args);
    }

    /** The arguments as a template passes them on. */
    public Object[] arguments() {
        return args.toArray();
    }
}
