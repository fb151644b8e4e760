package org.linli.web;

import java.nio.file.Path;
import java.util.List;

/** A kind of records that {@code export <what> <file>} writes, in the form that its {@link Importer} reads. */
public interface Exporter {
    /** The word after {@code export}, for example {@code places}. */
    String what();

    /** Writes all of them to the file ({@code .csv} or {@code .xlsx}) and answers how many rows. */
    long write(Order order);

    /**
     * What is to be written.
     *
     * @param as the account in whose name, and within whose reach; empty for none
     * @param items what is asked for beside what every list shows, where that can be chosen
     * @param purpose what for; needed with items
     */
    record Order(Path file, String as, List<String> items, String purpose) {
        /** Takes a copy. */
        public Order {
            items = List.copyOf(items);
        }
    }
}
