package io.loadline.gateway.ops;

import io.loadline.codec.input.HealthReportEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.input.InputSink;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Puts what the server sees of its own machine into the log, once an interval: free space of the journal's disk, and whether the journal can be
 * written. A disk that cannot be asked counts as full. The offset of the clock is not measured: it is reported as unknown. Belongs to the
 * ingress thread, as a source of its duty cycle.
 */
public final class MachineHealth {
    private static final long UNKNOWN_OFFSET = Long.MIN_VALUE;

    private final File directory;
    private final long intervalNs;
    private final BooleanSupplier journalHealthy;
    private final InputSink sink;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HealthReportEncoder report = new HealthReportEncoder();
    private long nextNs = Long.MIN_VALUE;

    /**
     * @param directory folder on the disk to watch
     * @param intervalNs time between reports, positive
     * @param journalHealthy whether the journal takes records
     * @param sink entrance to the log
     */
    public MachineHealth(
            final Path directory, final long intervalNs, final BooleanSupplier journalHealthy, final InputSink sink) {
        if (intervalNs <= 0) {
            throw new IllegalArgumentException("intervalNs is " + intervalNs + "; expected a positive time");
        }
        this.directory = directory.toFile();
        this.intervalNs = intervalNs;
        this.journalHealthy = journalHealthy;
        this.sink = sink;
    }

    /**
     * Reports if it is time to: at the first call, and then once an interval.
     *
     * @param nowNs the ingress clock, UTC nanoseconds
     * @return 1 if a report went into the log, else 0
     */
    public int poll(final long nowNs) {
        if (nowNs < nextNs) {
            return 0;
        }
        nextNs = nowNs + intervalNs;
        final long total = directory.getTotalSpace();
        final long free = directory.getUsableSpace();
        report.wrapAndApplyHeader(sink.claim(), 0, header)
                .freeDiskRatio(total > 0 ? (double) free / total : 0)
                .freeDiskBytes(free)
                .clockOffsetNs(UNKNOWN_OFFSET)
                .journalHealthy((short) (journalHealthy.getAsBoolean() ? 1 : 0));
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + HealthReportEncoder.BLOCK_LENGTH);
        return 1;
    }
}
