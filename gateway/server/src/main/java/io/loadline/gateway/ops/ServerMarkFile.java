package io.loadline.gateway.ops;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.core.counter.Counters;
import io.loadline.gateway.config.ConfigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.EpochClock;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.errors.DistinctErrorLog;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersManager;

/**
 * A server's side of the mark file {@code loadline.mark} in its run directory: says that it lives and whether it is ready, and holds its
 * counters and distinct errors where another process can read them. One server has a run directory at a time. The file of the server before,
 * with its errors, is kept as {@code loadline.previous.mark}.
 *
 * <p>{@link #heartbeat} belongs to the ingress thread; the rest may be called from any thread.
 */
public final class ServerMarkFile implements Counters, ErrorHandler, AutoCloseable {
    private final RunDirectoryLock lock;
    private final UnsafeBuffer file;
    private final CountersManager counters;
    private final DistinctErrorLog errors;
    private final AtomicCounter errorObservations;
    private final AtomicCounter lostErrors;
    private boolean closed;

    private ServerMarkFile(final RunDirectoryLock lock, final MappedByteBuffer mapped, final EpochClock clock) {
        this.lock = lock;
        file = new UnsafeBuffer(mapped);
        counters = new CountersManager(
                MarkFileLayout.metadata(file, MarkFileLayout.METADATA_LENGTH),
                MarkFileLayout.values(file, MarkFileLayout.METADATA_LENGTH, MarkFileLayout.VALUES_LENGTH));
        errors = new DistinctErrorLog(
                MarkFileLayout.errors(
                        file,
                        MarkFileLayout.METADATA_LENGTH,
                        MarkFileLayout.VALUES_LENGTH,
                        MarkFileLayout.ERRORS_LENGTH),
                clock);
        errorObservations = counters.newCounter("errors: observed");
        lostErrors = counters.newCounter("errors: not recorded, error log full");
    }

    /**
     * Takes the run directory, creating it where missing.
     *
     * @param runDirectory the server's run directory
     * @param build version of the program
     * @param mode how it runs, in a few words
     * @param clock UTC milliseconds
     * @return the mark file, live and not ready
     * @throws ConfigException if another server has the directory
     * @throws IOException if the directory cannot be written or its disk is full
     */
    public static ServerMarkFile create(
            final Path runDirectory, final String build, final String mode, final EpochClock clock) throws IOException {
        Files.createDirectories(runDirectory);
        final RunDirectoryLock lock =
                RunDirectoryLock.tryTake(runDirectory).orElseThrow(() -> taken(runDirectory, clock.time()));
        try {
            final MappedByteBuffer mapped = mapNewFile(runDirectory);
            final ServerMarkFile markFile = new ServerMarkFile(lock, mapped, clock);
            markFile.writeHeader(build, mode, clock.time());
            publish(runDirectory);
            return markFile;
        } catch (final IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    private static ConfigException taken(final Path runDirectory, final long nowMs) {
        String owner = "";
        try (MarkFileReader reader = MarkFileReader.open(runDirectory)) {
            owner = " (process " + reader.pid() + ", last heartbeat " + reader.activityAgeMs(nowMs) + " ms ago)";
        } catch (final MarkFileException | ConfigException | IOException unreadable) {
            // The lock alone is reason enough; who has it is a courtesy.
            owner = " (" + unreadable.getMessage() + ")";
        }
        return new ConfigException("runDirectory " + runDirectory + " is in use by another server" + owner
                + "; stop that server, or give this one a runDirectory of its own");
    }

    /** Written in full before it is mapped: a full disk is then an error here, and not a crash at the first write to a missing page. */
    private static MappedByteBuffer mapNewFile(final Path runDirectory) throws IOException {
        try (FileChannel channel = FileChannel.open(
                unfinished(runDirectory),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            final ByteBuffer zeros = ByteBuffer.allocate(MarkFileLayout.FILE_LENGTH);
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, MarkFileLayout.FILE_LENGTH);
        }
    }

    private static Path unfinished(final Path runDirectory) {
        return runDirectory.resolve(MarkFileLayout.FILE_NAME + ".new");
    }

    private void writeHeader(final String build, final String mode, final long nowMs) {
        file.putLong(MarkFileLayout.MAGIC_OFFSET, MarkFileLayout.MAGIC, LITTLE_ENDIAN);
        file.putInt(MarkFileLayout.METADATA_LENGTH_OFFSET, MarkFileLayout.METADATA_LENGTH, LITTLE_ENDIAN);
        file.putInt(MarkFileLayout.VALUES_LENGTH_OFFSET, MarkFileLayout.VALUES_LENGTH, LITTLE_ENDIAN);
        file.putInt(MarkFileLayout.ERRORS_LENGTH_OFFSET, MarkFileLayout.ERRORS_LENGTH, LITTLE_ENDIAN);
        file.putLong(MarkFileLayout.PID_OFFSET, ProcessHandle.current().pid(), LITTLE_ENDIAN);
        file.putLong(MarkFileLayout.START_TIME_OFFSET, nowMs, LITTLE_ENDIAN);
        MarkFileLayout.putText(file, MarkFileLayout.BUILD_OFFSET, build);
        mode(mode);
        heartbeat(nowMs);
        file.putIntRelease(MarkFileLayout.LIVE_OFFSET, 1);
        file.putIntRelease(MarkFileLayout.VERSION_OFFSET, MarkFileLayout.VERSION);
    }

    /** By renaming, never by overwriting: a reader that has the old file mapped keeps it whole. */
    private static void publish(final Path runDirectory) throws IOException {
        final Path current = runDirectory.resolve(MarkFileLayout.FILE_NAME);
        if (Files.exists(current)) {
            Files.move(
                    current,
                    runDirectory.resolve(MarkFileLayout.PREVIOUS_FILE_NAME),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished(runDirectory), current, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Says that the server is alive. One store; allocates nothing.
     *
     * @param nowMs UTC milliseconds
     */
    public void heartbeat(final long nowMs) {
        file.putLongRelease(MarkFileLayout.ACTIVITY_OFFSET, nowMs);
    }

    /**
     * @param ready true while the server does its whole work
     */
    public void ready(final boolean ready) {
        file.putIntRelease(MarkFileLayout.READY_OFFSET, ready ? 1 : 0);
    }

    /**
     * @param mode how the server runs, in a few words; up to 120 ASCII characters are kept
     */
    public synchronized void mode(final String mode) {
        MarkFileLayout.putText(file, MarkFileLayout.MODE_OFFSET, mode);
    }

    @Override
    public synchronized AtomicCounter counter(final String name) {
        return counters.newCounter(name);
    }

    /** Records an error with its stack: once, with the number of times and the first and last. */
    @Override
    public synchronized void onError(final Throwable error) {
        if (closed) {
            return;
        }
        errorObservations.increment();
        if (!errors.record(error)) {
            lostErrors.increment();
        }
    }

    /**
     * Says that the server ended in order, and gives the run directory back. The mapping stays until nobody holds a counter of it: a thread that
     * counts once more must not crash the process.
     */
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            ready(false);
            file.putIntRelease(MarkFileLayout.LIVE_OFFSET, 0);
            lock.close();
        }
    }
}
