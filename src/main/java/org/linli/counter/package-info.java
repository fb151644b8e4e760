/**
 * The counter (代为登记): staff take a matter in for somebody who comes, calls or is met somewhere. Same form, same clock, and a receipt
 * that is printed or sent by text message. Keeps who agreed that a care need is told of.
 */
@NullMarked
@ApplicationModule(
        displayName = "counter 代为登记",
        allowedDependencies = {"access", "matters", "notifications", "organisations", "places"})
package org.linli.counter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
