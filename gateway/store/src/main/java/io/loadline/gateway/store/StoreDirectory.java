package io.loadline.gateway.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A store on disk: {@code DAY/FIRST-LAST/TABLE.parquet} for what is complete; {@code tail/LAST/} for the instruments and the bars that were
 * open when the last build ended, behind the last segment; {@code journal} names the log it was built from; {@code lock} keeps a second builder
 * out. Readers need no lock.
 */
final class StoreDirectory implements AutoCloseable {
    private static final String BUILDING = ".building";
    private static final String TAIL = "tail";
    private static final String JOURNAL = "journal";
    private static final int TAILS_KEPT = 2;

    private final Path root;
    private final FileChannel lock;

    private StoreDirectory(final Path root, final FileChannel lock) {
        this.root = root;
        this.lock = lock;
    }

    /** Opens an existing store to read. */
    static StoreDirectory forReading(final Path root) {
        if (!Files.isRegularFile(root.resolve(JOURNAL))) {
            throw new StoreException(
                    root + " is no store; make one with 'loadline store build --journal DIR --out " + root + "'");
        }
        return new StoreDirectory(root, null);
    }

    /** Opens or makes a store to write, of the journal of that identity; what a dead builder left is removed. */
    static StoreDirectory forWriting(final Path root, final String journal) throws IOException {
        Files.createDirectories(root);
        final FileChannel channel =
                FileChannel.open(root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock(channel) == null) {
                throw new StoreException("store " + root + " is being built by another process; wait for it");
            }
            final Path identity = root.resolve(JOURNAL);
            if (!Files.exists(identity)) {
                Files.writeString(identity, journal);
            } else if (!Files.readString(identity).equals(journal)) {
                throw new StoreException(
                        "store " + root + " was built from another journal; name a new directory with --out");
            }
            delete(root.resolve(BUILDING));
            return new StoreDirectory(root, channel);
        } catch (final IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock lock(final FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (final OverlappingFileLockException e) {
            return null;
        }
    }

    Path root() {
        return root;
    }

    /** Returns the complete segments, oldest first. */
    List<Segment> segments() throws IOException {
        final List<Path> days;
        try (Stream<Path> children = Files.list(root)) {
            days = children.filter(child -> day(child).isPresent()).sorted().toList();
        }
        return days.stream().flatMap(StoreDirectory::segments).toList();
    }

    private static Stream<Segment> segments(final Path day) {
        try (Stream<Path> folders = Files.list(day)) {
            return folders
                    .flatMap(folder -> Segment.of(day(day).orElseThrow(), folder).stream())
                    .sorted(Comparator.comparingLong(Segment::first))
                    .toList()
                    .stream();
        } catch (final IOException e) {
            throw new StoreException("store folder " + day + " cannot be read", e);
        }
    }

    private static Optional<LocalDate> day(final Path folder) {
        try {
            return Optional.of(LocalDate.parse(folder.getFileName().toString()));
        } catch (final DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Returns the last sequence that was ever stored, whether or not it is still kept; 0 before the first. */
    long lastSequence() throws IOException {
        final long kept = segments().stream().mapToLong(Segment::last).max().orElse(0);
        return Math.max(
                kept, tails().stream().mapToLong(StoreDirectory::position).max().orElse(0));
    }

    /** Returns the newest tail. */
    Optional<Path> tail() throws IOException {
        return tails().stream().max(Comparator.comparingLong(StoreDirectory::position));
    }

    private List<Path> tails() throws IOException {
        final Path folder = root.resolve(TAIL);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> position(child) > 0)
                    .sorted(Comparator.comparingLong(StoreDirectory::position))
                    .toList();
        }
    }

    /** Returns the sequence that a tail stands behind. */
    static long position(final Path tail) {
        final String name = tail.getFileName().toString();
        return name.matches("\\d{1,18}") ? Long.parseLong(name) : 0;
    }

    /** Returns an empty folder to write files into that are not yet part of the store. */
    Path building() throws IOException {
        final Path folder = root.resolve(BUILDING);
        delete(folder);
        return Files.createDirectory(folder);
    }

    /** Makes what was written to {@link #building} a segment. */
    void commitSegment(final LocalDate day, final long first, final long last) throws IOException {
        move(Segment.path(root, day, first, last));
    }

    /** Makes what was written to {@link #building} the tail behind a sequence; the one before stays for those who read it. */
    void commitTail(final long last) throws IOException {
        final Path target = root.resolve(TAIL).resolve(String.valueOf(last));
        delete(target);
        move(target);
        final List<Path> tails = tails();
        for (final Path old : tails.subList(0, Math.max(0, tails.size() - TAILS_KEPT))) {
            delete(old);
        }
    }

    private void move(final Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.move(root.resolve(BUILDING), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Removes the days before one. Returns how many there were. */
    int dropBefore(final LocalDate oldest) throws IOException {
        final List<Path> old;
        try (Stream<Path> children = Files.list(root)) {
            old = children.filter(
                            child -> day(child).map(day -> day.isBefore(oldest)).orElse(false))
                    .toList();
        }
        for (final Path day : old) {
            delete(day);
        }
        return old.size();
    }

    private static void delete(final Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        final List<Path> files;
        try (Stream<Path> walk = Files.walk(path)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (final Path file : files) {
            Files.delete(file);
        }
    }

    @Override
    public void close() throws IOException {
        if (lock != null) {
            lock.close();
        }
    }
}
