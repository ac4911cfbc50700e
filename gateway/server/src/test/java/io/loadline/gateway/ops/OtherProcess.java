package io.loadline.gateway.ops;

import java.io.IOException;
import java.nio.file.Path;
import org.agrona.concurrent.SystemEpochClock;

/** A server of another process: takes the run directory, counts, says so, and waits for its input to end. */
final class OtherProcess {
    private OtherProcess() {}

    public static void main(final String[] args) throws IOException {
        final ServerMarkFile server =
                ServerMarkFile.create(Path.of(args[0]), "test", "other", SystemEpochClock.INSTANCE);
        server.counter("other: ticks").getAndAddRelease(42);
        server.onError(new IllegalStateException("other process"));
        server.ready(true);
        System.out.println("taken");
        final int end = System.in.read();
        Runtime.getRuntime().halt(end < 0 ? 0 : 1);
    }
}
