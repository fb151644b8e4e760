/**
 * The doors of those who have neither passkey nor provider: a code on paper, handed out at the counter, and a code sent to a phone.
 * Where no gateway sends messages, paper alone lets everybody in.
 */
@NullMarked
@ApplicationModule(
        displayName = "codes 码",
        allowedDependencies = {"access", "notifications", "pace", "people", "places", "signin"})
package org.linli.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
