/**
 * One core, many parties (一核多元): a community's board with its Party organisation at the core and every other body around it, who
 * sits on whose table, and what is missing. Everything is read from the registers; nothing is kept here.
 *
 * <p>Start with {@link org.linli.parties.Parties}; {@code Seating} is how the board is drawn.
 */
@NullMarked
@ApplicationModule(
        displayName = "parties 一核多元",
        allowedDependencies = {"access", "organisations", "people", "places"})
package org.linli.parties;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
