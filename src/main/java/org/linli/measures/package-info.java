/**
 * Figures: what acts add to which measure, by place and day, as data ({@code measures.csv}). Flows are sums; a figure of
 * any past day can be counted again from the acts, and opens to them.
 */
@NullMarked
@ApplicationModule(displayName = "measures 量", allowedDependencies = "ledger")
package org.linli.measures;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
