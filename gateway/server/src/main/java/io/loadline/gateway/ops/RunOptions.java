package io.loadline.gateway.ops;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which server's mark file a command reads. */
final class RunOptions {
    @Option(
            names = "--run",
            paramLabel = "DIR",
            description =
                    "Run directory of the server, runDirectory in its configuration (default: that of the server below"
                            + " run/ that started last).")
    private Path runDirectory;

    @Option(names = "--previous", description = "Read what the server before the last one left behind.")
    private boolean previous;

    MarkFileReader open() throws IOException {
        final Path directory = runDirectory == null ? NewestRun.directory() : runDirectory;
        return previous ? MarkFileReader.openPrevious(directory) : MarkFileReader.open(directory);
    }
}
