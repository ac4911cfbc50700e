package io.loadline.gateway.ops;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one server at a time have a run directory. A lock of the operating system, which ends with the process however it dies, so a crash leaves
 * nothing to clean up. It lies on a file of its own: on POSIX systems the lock is lost when its process closes any handle of the locked file.
 */
final class RunDirectoryLock implements AutoCloseable {
    private static final String FILE_NAME = "loadline.lock";

    /** The operating system locks against other processes only; this is for servers of the same one. */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private RunDirectoryLock(final Path directory, final FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @param runDirectory existing folder
     * @return the lock; empty if another server has it
     * @throws IOException if the folder cannot be written or its file system has no locks
     */
    static Optional<RunDirectoryLock> tryTake(final Path runDirectory) throws IOException {
        final Path directory = runDirectory.toRealPath();
        if (!HELD_BY_THIS_PROCESS.add(directory)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        FileLock lock = null;
        try {
            channel =
                    FileChannel.open(directory.resolve(FILE_NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel.tryLock();
            return lock == null ? Optional.empty() : Optional.of(new RunDirectoryLock(directory, channel));
        } finally {
            if (lock == null) {
                HELD_BY_THIS_PROCESS.remove(directory);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD_BY_THIS_PROCESS.remove(directory);
        }
    }
}
