package org.linli.matters;

/** How many wait, are past their date, are due within a day, are answered and not yet closed. */
record DeskCounts(long open, long late, long today, long answered) {}
