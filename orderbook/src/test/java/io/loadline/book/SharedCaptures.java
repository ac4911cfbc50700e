package io.loadline.book;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds recorded market data that are not part of the repository. */
final class SharedCaptures {
    private SharedCaptures() {}

    /** The file below {@code captures}; the test is skipped where there is none. */
    static Path capture(final String name) {
        final Path found = find(name);
        Assumptions.assumeTrue(
                found != null, "recorded data not found: " + name + " (set -Dloadline.shared to the folder above)");
        return found;
    }

    private static Path find(final String name) {
        final String setting = System.getProperty("loadline.shared");
        if (setting != null) {
            final Path file = Path.of(setting, "captures", name);
            return Files.exists(file) ? file : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            final Path file = folder.resolve("shared").resolve("captures").resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
