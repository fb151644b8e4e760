package org.linli.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.linli.web.Sheets;
import org.springframework.stereotype.Component;

/** The content of runs, which is kept sealed, and its rows. */
@Component
class Contents {
    private final RowStore rows;
    private final Columns columns;

    Contents(RowStore rows, Columns columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /** Hands {@code pass} the content of {@code run}, which stands in a file meanwhile. */
    void with(Run run, Consumer<Path> pass) {
        try {
            var file = Files.createTempFile("linli-table", ".tmp");
            try {
                rows.restore(run.district(), run.id(), file);
                pass.accept(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code file} row by row. */
    void read(Run run, Path file, Sheets.Listener listener, Consumer<Sheets.Row> taker) {
        var limits = run.stored() ? Sheets.Limits.UPLOAD : Sheets.Limits.COMMAND;
        Sheets.read(file, run.file(), limits, columns.headings(run.what()), listener, taker);
    }

    /** As {@link #read(Run, Path, Sheets.Listener, Consumer)}, where nobody asks what else the table has. */
    void read(Run run, Path file, Consumer<Sheets.Row> taker) {
        read(run, file, new Silent(), taker);
    }

    private static final class Silent implements Sheets.Listener {
        @Override
        public void header(long number, Set<String> keys, List<String> unknown) {}

        @Override
        public void passed(long number, String text) {}
    }
}
