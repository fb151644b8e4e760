package org.linli.matters;

import java.time.Instant;

/**
 * A public face that was looked for.
 *
 * @param changedAt when something that everybody may see happened to it last; when it was answered, once it was
 */
public record PublicFound(PublicMatter matter, Instant changedAt) {}
