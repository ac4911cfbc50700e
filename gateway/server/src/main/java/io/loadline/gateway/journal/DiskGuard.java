package io.loadline.gateway.journal;

import java.io.File;
import java.nio.file.Path;

/**
 * Knows how much room the disk has. Memory-mapped files kill the process when the disk is full, so the journal asks before it gets there.
 */
@FunctionalInterface
public interface DiskGuard {
    /** @return bytes that may still be written */
    long usableBytes();

    /**
     * @param folder a folder on the disk in question
     * @return guard that asks the file system
     */
    static DiskGuard of(final Path folder) {
        final File file = folder.toFile();
        return file::getUsableSpace;
    }
}
