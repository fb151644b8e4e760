/**
 * Organisations and posts. An organisation is a body of some kind at a place ({@code organisations/kinds.csv}), with a tree and ties
 * to others; some answer for a function, and matters are sent to them. A post is a person's office there for a term, and the
 * only thing that permissions come from. Whatever happens to either is an act.
 *
 * <p>Start with {@link org.linli.organisations.Bodies} and {@link org.linli.organisations.Posts}; {@code Closing} has the rules of
 * what becomes of organisations when a place closes.
 */
@NullMarked
@ApplicationModule(
        displayName = "organisations 组织",
        allowedDependencies = {"people", "ledger", "places"})
package org.linli.organisations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
