package org.linli.web;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * A kind of records that {@code import <what> <file>} reads. Each module that has one exposes it as a bean. Reading the same
 * file twice changes nothing the second time.
 */
public interface Importer {
    /** The word after {@code import}, for example {@code places}. */
    String what();

    /**
     * Reads {@code file} and stores what it holds, unless {@code dryRun}.
     *
     * @param progress told now and then how many rows have been read
     * @throws org.linli.kernel.ProblemException where the file as a whole cannot be taken
     */
    ImportReport read(Path file, boolean dryRun, LongConsumer progress);
}
