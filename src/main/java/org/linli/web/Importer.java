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
     * Reads the file and stores what it holds, unless it is a dry run.
     *
     * @param progress told now and then how many rows have been read
     * @throws org.linli.kernel.ProblemException where the file as a whole cannot be taken
     */
    ImportReport read(Order order, LongConsumer progress);

    /**
     * What is to be read.
     *
     * @param as the account in whose name, and within whose reach; empty for none
     */
    record Order(Path file, boolean dryRun, String as) {}
}
