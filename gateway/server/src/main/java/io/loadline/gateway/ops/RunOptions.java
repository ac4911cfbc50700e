package io.loadline.gateway.ops;

import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which server's mark file a command reads. */
final class RunOptions {
    @Option(
            names = "--run",
            required = true,
            paramLabel = "DIR",
            description = "Run directory of the server (runDirectory in its configuration).")
    private Path runDirectory;

    @Option(names = "--previous", description = "Read what the server before the last one left behind.")
    private boolean previous;

    MarkFileReader open() throws IOException {
        return previous ? MarkFileReader.openPrevious(runDirectory) : MarkFileReader.open(runDirectory);
    }
}
