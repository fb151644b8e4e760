package org.linli.matters;

import java.util.UUID;
import org.linli.catalogue.Level;

/** A unit that a matter can go to, and the level at which it stands. */
record Target(UUID unit, Level level) {}
