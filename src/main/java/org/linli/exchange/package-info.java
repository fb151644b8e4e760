/**
 * Registers as tables, in and out: Excel and CSV. A {@code Table} says which columns a register has and how a row becomes a record;
 * everything else is the same for all: template, upload, preview, one confirmation, progress, the bad rows to mend, undo, export.
 *
 * <p>Start with {@code Table}, {@code Imports} and {@code Passes}.
 */
@NullMarked
@ApplicationModule(
        displayName = "exchange 表格",
        allowedDependencies = {"access", "organisations", "passwords", "people", "places", "signin"})
package org.linli.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
