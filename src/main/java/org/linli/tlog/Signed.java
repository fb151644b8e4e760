package org.linli.tlog;

/**
 * A signature that held.
 *
 * @param time when it was made, in seconds since 1970; 0 where it does not say
 */
public record Signed(VerifierKey key, long time) {}
