package org.linli.web;

import java.nio.file.Path;

/** A kind of records that {@code export <what> <file>} writes, in the form that its {@link Importer} reads. */
public interface Exporter {
    /** The word after {@code export}, for example {@code places}. */
    String what();

    /** Writes all of them to {@code file} ({@code .csv} or {@code .xlsx}) and answers how many rows. */
    long write(Path file);
}
