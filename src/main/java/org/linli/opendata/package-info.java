/**
 * Open data by the day: the leaves that were sealed, the figures that they gave, and what proves both. A day that is over never
 * changes; its files can be copied, kept and checked anywhere.
 */
@NullMarked
@ApplicationModule(
        displayName = "opendata 开放数据",
        allowedDependencies = {"seal", "measures", "tlog"})
package org.linli.opendata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
