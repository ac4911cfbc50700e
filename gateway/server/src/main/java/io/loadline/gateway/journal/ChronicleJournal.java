package io.loadline.gateway.journal;

import io.loadline.core.counter.Counters;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.UnsafeMemory;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** The journal on Chronicle Queue: one raw document a record, copied by address into the mapped file. */
final class ChronicleJournal implements Journal {
    private static final int ALIGNMENT = 64;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final ByteBuffer stagingBytes =
            BufferUtil.allocateDirectAligned(RecordLayout.MAX_LENGTH, ALIGNMENT).order(ByteOrder.LITTLE_ENDIAN);
    private final UnsafeBuffer staging = new UnsafeBuffer(stagingBytes);
    private final CRC32C crc = new CRC32C();
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final DiskGuard guard;
    private final JournalSettings settings;
    private final AtomicCounter records;
    private final AtomicCounter bytes;
    private final AtomicCounter refused;

    private long lastSequence;
    private long lastTimeNs;
    private long nextDiskCheckBytes;
    private long nextDiskCheckNs;
    private long nextForceNs;
    private long appendedBytes;
    private boolean refusing;
    private volatile boolean healthy = true;
    private volatile String failure = "";

    /**
     * @param folder folder of the queue files
     * @param last where the log stands: sequence and ingress time of its last record, zeros if it is empty
     * @param settings how to write
     * @param guard knows the room left
     * @param counters where to count
     */
    ChronicleJournal(
            final Path folder,
            final LogEnd last,
            final JournalSettings settings,
            final DiskGuard guard,
            final Counters counters) {
        this.settings = settings;
        this.guard = guard;
        lastSequence = last.sequence();
        lastTimeNs = last.ingressTimeNs();
        records = counters.counter("journal: records appended");
        bytes = counters.counter("journal: bytes appended");
        refused = counters.counter("journal: appends refused");
        checkDisk();
        if (refusing) {
            throw new JournalException(failure + "; free some room and start again");
        }
        queue = ChronicleFiles.open(folder, () -> lastTimeNs / NANOS_PER_MILLI);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    @Override
    public boolean append(
            final long sequence,
            final long ingressTimeNs,
            final int epoch,
            final int templateId,
            final int version,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        if (refusing || !admissible(sequence, ingressTimeNs, length)) {
            refused.incrementRelease();
            return false;
        }
        staging.putInt(RecordLayout.LENGTH_OFFSET, length);
        staging.putShort(RecordLayout.TYPE_OFFSET, (short) templateId);
        staging.putShort(RecordLayout.VERSION_OFFSET, (short) version);
        staging.putLong(RecordLayout.SEQUENCE_OFFSET, sequence);
        staging.putLong(RecordLayout.INGRESS_TIME_OFFSET, ingressTimeNs);
        staging.putInt(RecordLayout.EPOCH_OFFSET, epoch);
        staging.putBytes(RecordLayout.HEADER_LENGTH, buffer, offset, length);
        final int total = RecordLayout.HEADER_LENGTH + length;
        staging.putInt(RecordLayout.CRC_OFFSET, RecordLayout.check(crc, stagingBytes, staging, 0, total));
        lastTimeNs = ingressTimeNs;
        if (!write(total)) {
            refused.incrementRelease();
            return false;
        }
        lastSequence = sequence;
        appendedBytes += total;
        records.incrementRelease();
        bytes.getAndAddRelease(total);
        forceIfDue();
        return true;
    }

    @Override
    public boolean healthy() {
        return healthy;
    }

    @Override
    public String failure() {
        return failure;
    }

    @Override
    public void flush() {
        appender.sync();
    }

    @Override
    public void close() {
        if (!queue.isClosed()) {
            flush();
            appender.close();
            queue.close();
        }
    }

    private boolean admissible(final long sequence, final long ingressTimeNs, final int length) {
        if (sequence != lastSequence + 1) {
            refuse("sequence " + sequence + " offered to the journal; expected " + (lastSequence + 1));
        } else if (ingressTimeNs < lastTimeNs) {
            refuse("ingress time " + ingressTimeNs + " offered to the journal; expected " + lastTimeNs + " or later");
        } else if (length <= 0 || length > RecordLayout.MAX_LENGTH - RecordLayout.HEADER_LENGTH) {
            refuse("message of " + length + " bytes offered to the journal; expected 1 to "
                    + (RecordLayout.MAX_LENGTH - RecordLayout.HEADER_LENGTH));
        } else if (appendedBytes >= nextDiskCheckBytes || ingressTimeNs >= nextDiskCheckNs) {
            nextDiskCheckNs = ingressTimeNs + settings.diskCheckIntervalNs();
            checkDisk();
        }
        return !refusing;
    }

    private boolean write(final int length) {
        try (DocumentContext document = appender.writingDocument()) {
            final Bytes<?> target = document.wire().bytes();
            final long address = target.addressForWrite(target.writePosition());
            UnsafeMemory.copyMemory(staging.addressOffset(), address, length);
            target.writeSkip(length);
            return true;
        } catch (final RuntimeException | InternalError e) {
            refuse("the queue file cannot be written: " + e);
            return false;
        }
    }

    private void checkDisk() {
        nextDiskCheckBytes = appendedBytes + settings.diskCheckBytes();
        final long usable = guard.usableBytes();
        if (usable < settings.floorDiskBytes()) {
            refuse("disk full: " + usable + " bytes free; expected at least " + settings.floorDiskBytes());
        } else {
            healthy = usable >= settings.lowDiskBytes();
        }
    }

    private void forceIfDue() {
        if (settings.forceIntervalNs() > 0 && lastTimeNs >= nextForceNs) {
            nextForceNs = lastTimeNs + settings.forceIntervalNs();
            flush();
        }
    }

    private void refuse(final String reason) {
        refusing = true;
        healthy = false;
        failure = reason;
    }
}
