package io.loadline.gateway.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.HealthReportDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.core.input.InputSink;
import java.nio.file.Path;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineHealthTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    @TempDir
    private Path directory;

    private final LastMessage log = new LastMessage();
    private boolean journalHealthy = true;

    /** Keeps the last message. */
    private static final class LastMessage implements InputSink {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
        private int count;
        private int length;

        @Override
        public MutableDirectBuffer claim() {
            return buffer;
        }

        @Override
        public void commit(final int committed) {
            count++;
            length = committed;
        }

        HealthReportDecoder report() {
            return new HealthReportDecoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderDecoder());
        }
    }

    private MachineHealth health(final Path watched) {
        return new MachineHealth(watched, SECOND, () -> journalHealthy, log);
    }

    @Test
    void shouldReportAtOnceAndThenOnceAnInterval() {
        final MachineHealth health = health(directory);
        assertEquals(1, health.poll(START));
        assertEquals(0, health.poll(START + SECOND - 1));
        assertEquals(1, health.poll(START + SECOND));
        assertEquals(2, log.count);
    }

    @Test
    void shouldReportTheFreeSpaceOfTheDisk() {
        health(directory).poll(START);
        final HealthReportDecoder report = log.report();
        final long total = directory.toFile().getTotalSpace();
        assertTrue(report.freeDiskBytes() > 0);
        assertEquals((double) report.freeDiskBytes() / total, report.freeDiskRatio(), 1e-12);
    }

    @Test
    void shouldTakeADiskThatCannotBeAskedForFull() {
        health(directory.resolve("missing")).poll(START);
        assertEquals(0, log.report().freeDiskRatio());
        assertEquals(0, log.report().freeDiskBytes());
    }

    @Test
    void shouldSayThatTheClockOffsetIsUnknown() {
        health(directory).poll(START);
        assertEquals(Long.MIN_VALUE, log.report().clockOffsetNs());
    }

    @Test
    void shouldPassOnTheHealthOfTheJournal() {
        final MachineHealth health = health(directory);
        health.poll(START);
        assertEquals(1, log.report().journalHealthy());
        journalHealthy = false;
        health.poll(START + SECOND);
        assertEquals(0, log.report().journalHealthy());
    }

    @Test
    void shouldWriteTheWholeMessage() {
        health(directory).poll(START);
        assertEquals(MessageHeaderDecoder.ENCODED_LENGTH + HealthReportDecoder.BLOCK_LENGTH, log.length);
    }

    @Test
    void shouldRefuseAnIntervalOfNothing() {
        assertThrows(IllegalArgumentException.class, () -> new MachineHealth(directory, 0, () -> journalHealthy, log));
    }
}
