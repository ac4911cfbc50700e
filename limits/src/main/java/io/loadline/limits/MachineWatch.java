package io.loadline.limits;

import io.loadline.codec.input.HealthReportDecoder;
import io.loadline.codec.input.SourceStatusDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * What the machine below the server allows (C28) and which sources are alive (C25). A journal that does not append, or a disk that fills up,
 * blocks the firm; a clock that is off makes it reduce-only, after an alert.
 */
final class MachineWatch {
    private static final int FIRM = 0;
    private static final int DISK = 0;
    private static final int CLOCK = 1;
    private static final long UNKNOWN_OFFSET = Long.MIN_VALUE;

    private final LimitsSettings settings;
    private final DecisionWriter writer;
    private final NodeStates states;
    private final NodeMonitor monitor;
    private final ControlSources sources;
    private final AtomicCounter alerts;
    private final HealthReportDecoder health = new HealthReportDecoder();
    private final SourceStatusDecoder source = new SourceStatusDecoder();
    private double lastFree = 1;
    private double lastOffset;
    private boolean clockAlerted;

    MachineWatch(
            final LimitsSettings settings,
            final DecisionWriter writer,
            final NodeStates states,
            final NodeMonitor monitor,
            final ControlSources sources,
            final AtomicCounter alerts) {
        this.settings = settings;
        this.writer = writer;
        this.states = states;
        this.monitor = monitor;
        this.sources = sources;
        this.alerts = alerts;
    }

    void onHealth(final DirectBuffer buffer, final int body, final int blockLength, final int version) {
        health.wrap(buffer, body, blockLength, version);
        final double free = health.freeDiskRatio();
        final boolean sound = health.journalHealthy() == 1 && free >= settings.minFreeDiskRatio();
        final boolean known = health.clockOffsetNs() != UNKNOWN_OFFSET;
        final double offset = known ? Math.abs((double) health.clockOffsetNs()) : 0;
        final int clock = offset >= settings.clockDegradeNs() ? Ladder.REDUCE_ONLY : Ladder.ENABLED;
        final int state = sound ? clock : Ladder.BLOCKED;
        final int before = states.part(FIRM, NodeStates.HEALTH);
        states.set(FIRM, NodeStates.HEALTH, state);
        if (state != before) {
            announceState(state, before, free, offset);
        }
        announceClock(offset);
        lastFree = free;
        lastOffset = offset;
        monitor.publish(FIRM);
    }

    private void announceState(final int state, final int before, final double free, final double offset) {
        final boolean ofDisk = state == Ladder.BLOCKED || before == Ladder.BLOCKED;
        final int severity = state > before ? Ladder.alertSeverity(state) : 0;
        if (ofDisk) {
            alert(DISK, severity, lastFree, free, settings.minFreeDiskRatio());
        } else {
            alert(CLOCK, severity, lastOffset, offset, (double) settings.clockDegradeNs());
        }
        if (state == Ladder.BLOCKED) {
            writer.urgent();
        }
    }

    private void announceClock(final double offset) {
        final boolean off = offset >= settings.clockAlertNs();
        if (off != clockAlerted) {
            clockAlerted = off;
            alert(CLOCK, off ? 1 : 0, lastOffset, offset, (double) settings.clockAlertNs());
        }
    }

    private void alert(
            final int metric, final int severity, final double before, final double value, final double limit) {
        alerts.increment();
        writer.alert(FIRM, Control.JOURNAL, metric, severity, 0, before, value, limit);
    }

    void onSource(final DirectBuffer buffer, final int body, final int blockLength, final int version) {
        source.wrap(buffer, body, blockLength, version);
        final int id = source.sourceId();
        final boolean lost = source.status() != 1;
        if (lost ? sources.lose(id) : sources.connect(id)) {
            alerts.increment();
            writer.alert(FIRM, Control.LIVENESS, 0, lost ? Ladder.alertSeverity(Ladder.BLOCKED) : 0, 0, 0, id, 0);
        }
    }
}
