package io.loadline.gateway.ops;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.loadline.gateway.config.ConfigException;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.IoUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.errors.ErrorLogReader;
import org.agrona.concurrent.status.CountersReader;

/** Everybody else's side of the mark file: reads what a server, running or dead, says of itself. Never writes, never blocks the server. */
public final class MarkFileReader implements AutoCloseable {
    private final MappedByteBuffer mapped;
    private final UnsafeBuffer file;
    private final CountersReader counters;
    private final AtomicBuffer errors;

    /**
     * A distinct error.
     *
     * @param count times it was observed
     * @param firstMs first time, UTC milliseconds
     * @param lastMs last time, UTC milliseconds
     * @param stack exception and stack
     */
    public record ErrorEntry(int count, long firstMs, long lastMs, String stack) {}

    private MarkFileReader(final MappedByteBuffer mapped, final UnsafeBuffer file) {
        this.mapped = mapped;
        this.file = file;
        final int metadata = file.getInt(MarkFileLayout.METADATA_LENGTH_OFFSET, LITTLE_ENDIAN);
        final int values = file.getInt(MarkFileLayout.VALUES_LENGTH_OFFSET, LITTLE_ENDIAN);
        final int errorLength = file.getInt(MarkFileLayout.ERRORS_LENGTH_OFFSET, LITTLE_ENDIAN);
        counters = new CountersReader(
                MarkFileLayout.metadata(file, metadata), MarkFileLayout.values(file, metadata, values));
        errors = MarkFileLayout.errors(file, metadata, values, errorLength);
    }

    /**
     * @param runDirectory a server's run directory
     * @return reader of its mark file
     * @throws ConfigException if there is none
     * @throws MarkFileException if it is cut off, not finished, of another program or of another version
     * @throws IOException if it cannot be read
     */
    public static MarkFileReader open(final Path runDirectory) throws IOException {
        return open(runDirectory, MarkFileLayout.FILE_NAME);
    }

    /**
     * As {@link #open}, for the server that had the run directory before.
     *
     * @param runDirectory a server's run directory
     * @return reader of the mark file it left behind
     * @throws ConfigException if there is none
     * @throws MarkFileException as {@link #open}
     * @throws IOException if it cannot be read
     */
    public static MarkFileReader openPrevious(final Path runDirectory) throws IOException {
        return open(runDirectory, MarkFileLayout.PREVIOUS_FILE_NAME);
    }

    private static MarkFileReader open(final Path runDirectory, final String name) throws IOException {
        final Path path = runDirectory.resolve(name);
        if (!Files.isRegularFile(path)) {
            throw new ConfigException("--run is " + runDirectory + ", where no server has left a " + name
                    + "; expected the runDirectory of a server's configuration");
        }
        final MappedByteBuffer mapped;
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() < MarkFileLayout.HEADER_LENGTH || channel.size() > Integer.MAX_VALUE) {
                throw new MarkFileException(
                        path + " has " + channel.size() + " bytes; expected a mark file of at least "
                                + MarkFileLayout.HEADER_LENGTH + ": it is cut off or not a mark file");
            }
            mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        try {
            final UnsafeBuffer file = new UnsafeBuffer(mapped);
            check(path, file);
            return new MarkFileReader(mapped, file);
        } catch (final MarkFileException unreadable) {
            IoUtil.unmap(mapped);
            throw unreadable;
        }
    }

    private static void check(final Path path, final UnsafeBuffer file) {
        if (file.getLong(MarkFileLayout.MAGIC_OFFSET, LITTLE_ENDIAN) != MarkFileLayout.MAGIC) {
            throw new MarkFileException(path + " does not begin with LOADLINE: it is not a mark file of this program");
        }
        final int version = file.getIntVolatile(MarkFileLayout.VERSION_OFFSET);
        if (version == 0) {
            throw new MarkFileException(path + " is not finished: the server is just starting, or died while it did");
        }
        if (version != MarkFileLayout.VERSION) {
            throw new MarkFileException(path + " has layout version " + version + "; this program reads version "
                    + MarkFileLayout.VERSION + ": use the loadline that wrote it");
        }
        final long metadata = file.getInt(MarkFileLayout.METADATA_LENGTH_OFFSET, LITTLE_ENDIAN);
        final long values = file.getInt(MarkFileLayout.VALUES_LENGTH_OFFSET, LITTLE_ENDIAN);
        final long errors = file.getInt(MarkFileLayout.ERRORS_LENGTH_OFFSET, LITTLE_ENDIAN);
        final boolean fits = metadata >= 0
                && values >= 0
                && errors >= 0
                && metadata / CountersReader.METADATA_LENGTH == values / CountersReader.COUNTER_LENGTH
                && MarkFileLayout.HEADER_LENGTH + metadata + values + errors <= file.capacity();
        if (!fits) {
            throw new MarkFileException(path + " has " + file.capacity() + " bytes and names regions of " + metadata
                    + ", " + values + " and " + errors + ": it is cut off or damaged");
        }
    }

    /** @return process id of the writer */
    public long pid() {
        return file.getLong(MarkFileLayout.PID_OFFSET, LITTLE_ENDIAN);
    }

    /** @return UTC milliseconds */
    public long startTimeMs() {
        return file.getLong(MarkFileLayout.START_TIME_OFFSET, LITTLE_ENDIAN);
    }

    /** @return version of the program that wrote it */
    public String build() {
        return MarkFileLayout.text(file, MarkFileLayout.BUILD_OFFSET);
    }

    /** @return how the server runs */
    public String mode() {
        return MarkFileLayout.text(file, MarkFileLayout.MODE_OFFSET);
    }

    /**
     * @param nowMs UTC milliseconds
     * @return age of the last heartbeat, never negative
     */
    public long activityAgeMs(final long nowMs) {
        return Math.max(0, nowMs - file.getLongVolatile(MarkFileLayout.ACTIVITY_OFFSET));
    }

    /**
     * @param nowMs UTC milliseconds
     * @param limitMs oldest heartbeat of a live server
     * @return true if the server has not ended and its heartbeat is young enough
     */
    public boolean isLive(final long nowMs, final long limitMs) {
        return file.getIntVolatile(MarkFileLayout.LIVE_OFFSET) == 1 && activityAgeMs(nowMs) <= limitMs;
    }

    /**
     * @param nowMs UTC milliseconds
     * @param limitMs oldest heartbeat of a live server
     * @return true if the server is live and does its whole work
     */
    public boolean isReady(final long nowMs, final long limitMs) {
        return isLive(nowMs, limitMs) && file.getIntVolatile(MarkFileLayout.READY_OFFSET) == 1;
    }

    /** @return value by name, in the order the counters were made; a name used again gets its number behind it */
    public Map<String, Long> counters() {
        final Map<String, Long> result = new LinkedHashMap<>();
        counters.forEach((value, id, label) -> {
            String name = label;
            for (int use = 2; result.containsKey(name); use++) {
                name = label + " (" + use + ")";
            }
            result.put(name, value);
        });
        return result;
    }

    /** @return distinct errors, in the order they first happened */
    public List<ErrorEntry> errors() {
        final List<ErrorEntry> result = new ArrayList<>();
        ErrorLogReader.read(
                errors, (count, first, last, stack) -> result.add(new ErrorEntry(count, first, last, stack)));
        return result;
    }

    @Override
    public void close() {
        IoUtil.unmap(mapped);
    }
}
