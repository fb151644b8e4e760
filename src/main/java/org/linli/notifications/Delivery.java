package org.linli.notifications;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One try to deliver {@code message}; {@code failure} is what the gateway said, empty where it took it. */
public record Delivery(UUID message, Instant at, Optional<String> failure) {}
