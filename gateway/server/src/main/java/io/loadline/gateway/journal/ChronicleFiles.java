package io.loadline.gateway.journal;

import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneOffset;
import net.openhft.chronicle.bytes.SyncMode;
import net.openhft.chronicle.core.time.TimeProvider;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/**
 * How this project uses Chronicle Queue: a file a UTC day (about 1.4e11 records), rolled by the ingress time of the records and not by the
 * machine's clock, no usage reports, and no background thread.
 */
final class ChronicleFiles {
    /** End of the name of a queue file. */
    static final String SUFFIX = ".cq4";

    /** Longest document of Chronicle's own: a block of its index, and its name. */
    static final int MAX_INDEX_LENGTH = LargeRollCycles.LARGE_DAILY.defaultIndexCount() * Long.BYTES + 256;

    private static final long LOCK_TIMEOUT_MS = 2_000;

    private ChronicleFiles() {}

    static SingleChronicleQueue open(final Path folder, final TimeProvider ingressTime) {
        System.setProperty("chronicle.analytics.disable", "true");
        System.setProperty("chronicle.disk.monitor.disable", "true");
        return SingleChronicleQueueBuilder.binary(folder)
                .rollCycle(LargeRollCycles.LARGE_DAILY)
                .rollTime(LocalTime.MIDNIGHT, ZoneOffset.UTC)
                .timeProvider(ingressTime)
                .timeoutMS(LOCK_TIMEOUT_MS)
                .syncMode(SyncMode.SYNC)
                .build();
    }
}
