package io.loadline.gateway.aeron;

import io.loadline.codec.output.HeartbeatDecoder;
import io.loadline.codec.output.MessageHeaderEncoder;
import io.loadline.codec.output.SnapshotBeginEncoder;
import io.loadline.codec.output.SnapshotEndEncoder;
import io.loadline.codec.output.StampDecoder;
import io.loadline.core.model.RiskModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Sends a snapshot a few rows at a time, between the messages of the other streams. The sequence of its begin is that of the last heartbeat:
 * every row is at least as new, and some are newer, so a client keeps the newer of a row and an increment. Publishing thread, but for
 * {@link #request}.
 */
final class SnapshotPublisher {
    private static final int LONGEST_ROW = 256;

    private final RiskModel model;
    private final ConflatedStream heartbeats;
    private final SnapshotRows[] tables;
    private final MessageSender sender;
    private final AtomicCounter snapshots;
    private final AtomicBoolean requested = new AtomicBoolean();
    private final ExpandableArrayBuffer row = new ExpandableArrayBuffer(LONGEST_ROW);
    private final ExpandableArrayBuffer heartbeat = new ExpandableArrayBuffer(LONGEST_ROW);
    private final HeartbeatDecoder lastHeartbeat = new HeartbeatDecoder();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SnapshotBeginEncoder begin = new SnapshotBeginEncoder();
    private final SnapshotEndEncoder end = new SnapshotEndEncoder();
    private final CRC32C checksum = new CRC32C();
    private boolean active;
    private int table;
    private int key;
    private int rows;
    private long snapshotId;

    SnapshotPublisher(
            final RiskModel model,
            final ConflatedStream heartbeats,
            final List<SnapshotRows> tables,
            final MessageSender sender,
            final AtomicCounter snapshots) {
        this.model = model;
        this.heartbeats = heartbeats;
        this.tables = tables.toArray(SnapshotRows[]::new);
        this.sender = sender;
        this.snapshots = snapshots;
    }

    void request() {
        requested.set(true);
    }

    boolean isActive() {
        return active;
    }

    int doWork(final int rowLimit) {
        if (!active) {
            if (!requested.get() || !sendBegin()) {
                return 0;
            }
            requested.set(false);
            active = true;
            table = 0;
            key = 0;
            rows = 0;
            checksum.reset();
            return 1;
        }
        int sent = 0;
        while (sent < rowLimit && table < tables.length) {
            final int length = key < tables[table].keys() ? tables[table].read(key, row) : 0;
            if (length == LastValues.BUSY || (length > 0 && !sender.send(row, 0, length))) {
                return sent;
            }
            if (length > 0) {
                checksum.update(row.byteArray(), 0, length);
                rows++;
                sent++;
            }
            next();
        }
        if (table == tables.length && sendEnd()) {
            active = false;
            snapshots.increment();
            sent++;
        }
        return sent;
    }

    private void next() {
        key++;
        if (key >= tables[table].keys()) {
            key = 0;
            table++;
        }
    }

    private boolean sendBegin() {
        if (heartbeats.read(heartbeats.heartbeatKey(), heartbeat) <= 0) {
            return false;
        }
        final StampDecoder stamp = lastHeartbeat
                .wrap(heartbeat, OutputMessage.HEADER, HeartbeatDecoder.BLOCK_LENGTH, HeartbeatDecoder.SCHEMA_VERSION)
                .stamp();
        begin.wrapAndApplyHeader(row, 0, header);
        begin.stamp()
                .sequence(stamp.sequence())
                .ingressTimeNs(stamp.ingressTimeNs())
                .epoch(stamp.epoch())
                .conflated(0)
                .quality((short) 0)
                .reserved((short) 0);
        begin.snapshotId(snapshotId + 1)
                .baseCurrency(Text.ascii(
                        model.currencies().get(model.baseCurrency()).code(), SnapshotBeginEncoder.baseCurrencyLength()))
                .nodeCount(model.tree().size())
                .instrumentCount(model.instruments().size());
        if (!sender.send(row, 0, OutputMessage.HEADER + begin.encodedLength())) {
            return false;
        }
        snapshotId++;
        return true;
    }

    private boolean sendEnd() {
        end.wrapAndApplyHeader(row, 0, header)
                .snapshotId(snapshotId)
                .messageCount(rows)
                .reserved(0)
                .checksum(checksum.getValue());
        return sender.send(row, 0, OutputMessage.HEADER + end.encodedLength());
    }
}
