package io.loadline.bench.kernel;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where recordings of venues are: they are no part of the project. */
final class Captures {
    /** Property that names the folder with one folder a venue. */
    static final String FOLDER = "loadline.captures";

    private static final String SHARED = "loadline.shared";

    private Captures() {}

    /**
     * @param file below the folder of captures
     * @return where it is
     * @throws IllegalStateException if it is not there, or no folder was given
     */
    static Path require(final String file) {
        final String shared = System.getProperty(SHARED, "");
        final String given = System.getProperty(FOLDER, shared.isEmpty() ? "" : shared + "/captures");
        if (given.isEmpty()) {
            throw new IllegalStateException(
                    "SKIPPED: no folder of captures given; expected -D" + FOLDER + "=FOLDER with " + file + " in it");
        }
        final Path path = Path.of(given, file);
        if (!Files.isReadable(path)) {
            throw new IllegalStateException("SKIPPED: " + file + " is not in " + given);
        }
        return path;
    }
}
