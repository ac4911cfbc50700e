package io.loadline.feed;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds recorded packets that are not part of the repository. */
public final class SharedCaptures {
    private SharedCaptures() {}

    /** The file or folder below {@code captures}; the test is skipped where there is none. */
    public static Path capture(final String name) {
        final Path found = find("captures", name);
        Assumptions.assumeTrue(
                found != null, "recorded packets not found: " + name + " (set -Dloadline.shared to the folder above)");
        return found;
    }

    /** A schema file of a venue, or null where there is none. */
    public static Path schema(final String name) {
        return find("schemas", name);
    }

    private static Path find(final String kind, final String name) {
        final String setting = System.getProperty("loadline.shared");
        if (setting != null) {
            final Path file = Path.of(setting, kind, name);
            return Files.exists(file) ? file : null;
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            final Path file = folder.resolve("shared").resolve(kind).resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }
}
