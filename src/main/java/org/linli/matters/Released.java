package org.linli.matters;

import org.jspecify.annotations.Nullable;

/** What everybody may read of a matter, as a clerk has edited it. */
public record Released(String title, String text, @Nullable String answer) {}
