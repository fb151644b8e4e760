/**
 * The one PostgreSQL under everything: embedded by default, a server by setting; its two roles; and the writer that lets
 * many callers share a commit.
 */
@NullMarked
@ApplicationModule(displayName = "database 数据库", allowedDependencies = "kernel")
package org.linli.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
