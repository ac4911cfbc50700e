package io.loadline.gateway.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The run directory a command means where none is given: of {@code ./run}, where {@code serve} runs by default, and {@code ./run/demo-*}, where
 * demos run, the one whose server started last.
 */
public final class NewestRun {
    private static final String RUN = "run";
    private static final String DRIVER = "aeron";

    private NewestRun() {}

    /** @return run directory; {@code run} where no server has run */
    public static Path directory() {
        return directory(Path.of(RUN));
    }

    /** @return folder of the media driver in {@link #directory()}, as the default configuration and the demo have it */
    public static Path driverDirectory() {
        return directory().resolve(DRIVER);
    }

    static Path directory(final Path run) {
        if (!Files.isDirectory(run)) {
            return run;
        }
        try (Stream<Path> children = Files.list(run)) {
            return Stream.concat(Stream.of(run), children.map(child -> child.resolve(RUN)))
                    .filter(candidate -> Files.isRegularFile(markFile(candidate)))
                    .max(Comparator.comparingLong(NewestRun::started).thenComparing(Comparator.naturalOrder()))
                    .orElse(run);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When its server started; a mark file that cannot be read counts as the oldest. */
    private static long started(final Path directory) {
        try (MarkFileReader reader = MarkFileReader.open(directory)) {
            return reader.startTimeMs();
        } catch (final IOException | RuntimeException e) {
            return Long.MIN_VALUE;
        }
    }

    private static Path markFile(final Path directory) {
        return directory.resolve(MarkFileLayout.FILE_NAME);
    }
}
