package org.linli.matters;

import org.linli.kernel.Words;

/** A part that was split off, as the holder of the one receipt sees it in a list. */
public record Piece(String code, String title, State state, Words unitName) {}
