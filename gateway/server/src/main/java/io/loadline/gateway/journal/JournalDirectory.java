package io.loadline.gateway.journal;

import io.loadline.core.counter.Counters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * One journal on disk: {@code queue/} holds the records, {@code blobs/} what they name by SHA-256, {@code live-digest} what the live server
 * made of them, and {@code lock} keeps a second writer out. Copy the folder and it replays anywhere.
 */
public final class JournalDirectory implements AutoCloseable {
    private static final String QUEUE = "queue";

    private final Path path;
    private final FileChannel lockChannel;

    private JournalDirectory(final Path path, final FileChannel lockChannel) {
        this.path = path;
        this.lockChannel = lockChannel;
    }

    /**
     * @param path an existing journal directory
     * @return the directory, for reading; a live writer does not mind
     * @throws JournalException if there is no journal
     */
    public static JournalDirectory forReading(final Path path) {
        if (!Files.isDirectory(path.resolve(QUEUE))) {
            throw new JournalException(
                    path + " is no journal directory: it has no folder '" + QUEUE + "'; name the folder of a journal");
        }
        return new JournalDirectory(path, null);
    }

    /**
     * @param path a journal directory; made if missing
     * @return the directory, locked until closed
     * @throws IOException if it cannot be made
     * @throws JournalException if another process writes it
     */
    public static JournalDirectory forWriting(final Path path) throws IOException {
        Files.createDirectories(path.resolve(QUEUE));
        final Path lockFile = path.resolve("lock");
        final FileChannel channel = FileChannel.open(
                lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            final String holder = Files.readString(lockFile).strip();
            channel.close();
            throw new JournalException("journal " + path + " is being written by another server (process " + holder
                    + "); stop it, or name another journal directory");
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(String.valueOf(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new JournalDirectory(path, channel);
    }

    /** @return the folder */
    public Path path() {
        return path;
    }

    /** @return large content named by SHA-256 */
    public BlobStore blobs() {
        return new BlobStore(path.resolve("blobs"));
    }

    /**
     * @return a reader before the first record
     * @throws IOException if the folder cannot be read
     */
    public JournalReader reader() throws IOException {
        return new ChronicleReader(queueFiles());
    }

    /**
     * Opens the journal for appending behind its last record. A record that a dead process left half-written is wiped.
     *
     * @param settings how to write
     * @param counters where to count
     * @return the journal
     * @throws IOException if the folder cannot be read
     * @throws JournalException if the directory was opened for reading, or the last file is damaged
     */
    public Journal journal(final JournalSettings settings, final Counters counters) throws IOException {
        return journal(settings, DiskGuard.of(path), counters);
    }

    /**
     * Opens the journal for appending behind its last record. A record that a dead process left half-written is wiped.
     *
     * @param settings how to write
     * @param guard knows how much room is left
     * @param counters where to count
     * @return the journal
     * @throws IOException if the folder cannot be read
     * @throws JournalException if the directory was opened for reading, or the last file is damaged
     */
    public Journal journal(final JournalSettings settings, final DiskGuard guard, final Counters counters)
            throws IOException {
        requireWriter();
        return new ChronicleJournal(path.resolve(QUEUE), QueueTail.mend(queueFiles()), settings, guard, counters);
    }

    /**
     * @param lastSequence last record of the journal, 0 if none
     * @return where the live server notes its output digest
     * @throws IOException if the file cannot be mapped
     * @throws JournalException if the directory was opened for reading
     */
    public LiveDigest liveDigest(final long lastSequence) throws IOException {
        requireWriter();
        return LiveDigest.open(liveDigestFile(), lastSequence);
    }

    /**
     * @return what the live server noted of its output
     * @throws IOException if the file cannot be read
     */
    public LiveCheckpoints liveCheckpoints() throws IOException {
        return LiveCheckpoints.read(liveDigestFile());
    }

    /** Lets another writer in. */
    @Override
    public void close() {
        try {
            if (lockChannel != null) {
                lockChannel.close();
            }
        } catch (final IOException e) {
            throw new JournalException("journal " + path + " cannot be unlocked", e);
        }
    }

    private Path liveDigestFile() {
        return path.resolve("live-digest");
    }

    private List<Path> queueFiles() throws IOException {
        try (Stream<Path> files = Files.list(path.resolve(QUEUE))) {
            return files.filter(file -> file.toString().endsWith(ChronicleFiles.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private void requireWriter() {
        if (lockChannel == null) {
            throw new JournalException("journal " + path + " was opened for reading; open it for writing");
        }
    }

    private static FileLock lock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            return null;
        }
    }
}
