package org.linli.people;

import java.time.Instant;

/** Somebody saw how to reach a person. {@code purpose} is what for, as the one who looked said or the page knew. */
public record Look(PersonId looker, String purpose, Instant at) {}
