package org.linli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.linli.places.Places;
import org.linli.web.ImportReport;

/** The ground that a test stands on: places from the rows of a CSV file, taken in as the command does. */
public final class TestPlaces {
    private TestPlaces() {}

    /** Lays the places of {@code csv}, which is in UTF-8. */
    public static ImportReport lay(Places places, byte[] csv) {
        try {
            var file = Files.createTempFile("places", ".csv");
            try {
                Files.write(file, csv);
                return places.importAll(file, false, rows -> {});
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
