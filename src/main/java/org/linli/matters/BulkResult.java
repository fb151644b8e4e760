package org.linli.matters;

import org.jspecify.annotations.Nullable;
import org.linli.kernel.Problem;

/** What came of a step for one of many; no problem where it was taken. */
record BulkResult(String code, @Nullable Problem problem) {}
