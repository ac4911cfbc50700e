package io.loadline.gateway.pipeline;

import io.loadline.codec.input.HealthReportEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.input.InputSink;

/** Logs the health of the machine: at once when the journal's changes, else once a period. Ingress thread only. */
public final class HealthReporter implements IngressSource {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HealthReportEncoder report = new HealthReportEncoder();
    private final InputSink sink;
    private final HealthSource source;
    private final long periodNs;
    private long dueNs = Long.MIN_VALUE;
    private boolean journalHealthy = true;

    /**
     * @param sink the log
     * @param source what is asked
     * @param periodNs nanoseconds of the log between two reports
     */
    public HealthReporter(final InputSink sink, final HealthSource source, final long periodNs) {
        this.sink = sink;
        this.source = source;
        this.periodNs = periodNs;
    }

    @Override
    public int poll(final long nowNs) {
        final boolean healthy = source.journalHealthy();
        if (healthy == journalHealthy && nowNs < dueNs) {
            return 0;
        }
        journalHealthy = healthy;
        dueNs = nowNs + periodNs;
        report.wrapAndApplyHeader(sink.claim(), 0, header)
                .freeDiskRatio(source.freeDiskRatio())
                .freeDiskBytes(source.freeDiskBytes())
                .clockOffsetNs(source.clockOffsetNs())
                .journalHealthy((short) (healthy ? 1 : 0));
        sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + report.encodedLength());
        return 1;
    }
}
