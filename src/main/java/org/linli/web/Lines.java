package org.linli.web;

import java.util.List;

/** Takes the lines of a table's file as they come. */
interface Lines {
    /** The next line; {@code number} counts from 1 as a spreadsheet does. */
    void line(long number, List<String> cells);

    /** There are no more; answers how many rows were handed on. */
    long end();
}
