package io.loadline.gateway.journal;

/**
 * How a journal is written.
 *
 * @param lowDiskBytes with less room than this the journal still appends but says it is not healthy
 * @param floorDiskBytes with less room than this appends are refused
 * @param diskCheckBytes bytes appended between two looks at the disk
 * @param diskCheckIntervalNs ingress time between two looks at the disk
 * @param forceIntervalNs ingress time after which appended records are forced to the disk, on the journal thread; 0 leaves it to the
 *     operating system. The window a power loss can take is this interval, or about 30 s with 0
 */
public record JournalSettings(
        long lowDiskBytes, long floorDiskBytes, long diskCheckBytes, long diskCheckIntervalNs, long forceIntervalNs) {
    private static final long MIB = 1 << 20;

    /** Refuses settings that could not protect the process. */
    public JournalSettings {
        if (floorDiskBytes < 0 || lowDiskBytes < floorDiskBytes) {
            throw new IllegalArgumentException("lowDiskBytes " + lowDiskBytes + " and floorDiskBytes " + floorDiskBytes
                    + ": expected 0 <= floorDiskBytes <= lowDiskBytes");
        }
        if (diskCheckBytes <= 0 || diskCheckIntervalNs <= 0 || forceIntervalNs < 0) {
            throw new IllegalArgumentException("diskCheckBytes " + diskCheckBytes + ", diskCheckIntervalNs "
                    + diskCheckIntervalNs + ", forceIntervalNs " + forceIntervalNs
                    + ": expected the first two above 0, the last 0 or above");
        }
    }

    /** @return low at 1 GiB, floor at 256 MiB, looked at every 4 MiB or second; forcing left to the operating system */
    public static JournalSettings defaults() {
        return new JournalSettings(1024 * MIB, 256 * MIB, 4 * MIB, 1_000_000_000L, 0);
    }
}
