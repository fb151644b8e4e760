package org.linli.matters;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of the desk's list. */
record DeskPage(List<DeskRow> rows, @Nullable String next) {}
