/**
 * Matters: something that somebody must do something about, with a clock. From the moment a resident says it until they
 * say what became of it: taken in, routed, moved on step by step, pushed up by the clock when nobody answers, answered, rated.
 *
 * <p>Start with {@link org.linli.matters.Step}, the table of everything that can happen to a matter; then
 * {@link org.linli.matters.Matters}, through which everything does.
 */
@NullMarked
@ApplicationModule(
        displayName = "matters 事",
        allowedDependencies = {
            "catalogue",
            "ledger",
            "measures",
            "places",
            "people",
            "organisations",
            "notifications",
            "access",
            "seal",
            "tlog"
        })
package org.linli.matters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
