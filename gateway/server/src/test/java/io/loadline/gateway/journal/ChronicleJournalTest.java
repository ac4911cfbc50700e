package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChronicleJournalTest {
    private static final int RECORDS = 2_000;

    @TempDir
    private Path folder;

    private final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(InputSink.MAX_LENGTH));

    @Test
    void shouldReadBackEveryByte() throws IOException {
        TestJournal.write(folder, RECORDS, 11);
        final Messages expected = new Messages(11);
        final UnsafeBuffer got = new UnsafeBuffer(0, 0);
        try (JournalDirectory directory = JournalDirectory.forReading(folder);
                JournalReader reader = directory.reader()) {
            for (int i = 1; i <= RECORDS; i++) {
                final int length = expected.encode(buffer);
                assertTrue(reader.next(), () -> String.valueOf(reader.bad()));
                assertEquals(i, reader.sequence());
                assertEquals(TestJournal.START_NS + i * 1_000L, reader.ingressTimeNs());
                assertEquals(1, reader.epoch());
                assertEquals(buffer.getShort(2), reader.templateId());
                assertEquals(TestJournal.VERSION, reader.schemaVersion());
                got.wrap(reader.buffer(), reader.offset(), reader.length());
                assertEquals(new UnsafeBuffer(buffer, 0, length), got);
            }
            assertFalse(reader.next());
            assertNull(reader.bad());
        }
    }

    @Test
    void shouldAgreeWithChroniclesOwnTailer() throws IOException {
        TestJournal.write(folder, RECORDS, 12);
        try (JournalDirectory directory = JournalDirectory.forReading(folder);
                JournalReader reader = directory.reader();
                SingleChronicleQueue queue = ChronicleFiles.open(folder.resolve("queue"), () -> 0);
                ExcerptTailer tailer = queue.createTailer()) {
            while (reader.next()) {
                try (DocumentContext document = tailer.readingDocument()) {
                    assertTrue(document.isPresent());
                    final var bytes = document.wire().bytes();
                    assertEquals(RecordLayout.HEADER_LENGTH + reader.length(), bytes.readRemaining());
                    assertEquals(
                            reader.sequence(), bytes.readLong(bytes.readPosition() + RecordLayout.SEQUENCE_OFFSET));
                }
            }
            assertEquals(RECORDS, reader.records());
        }
    }

    @Test
    void shouldGoOnBehindTheLastRecordAfterReopening() throws IOException {
        TestJournal.write(folder, 100, 1);
        TestJournal.write(folder, 100, 2);
        assertEquals(200, TestJournal.lastSequence(folder));
    }

    @Test
    void shouldRollTheFileByIngressTime() throws IOException {
        final long dayNs = 86_400_000_000_000L;
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = open(directory, TestJournal.room())) {
            final int length = new Messages(1).encode(buffer);
            for (int day = 0; day < 3; day++) {
                assertTrue(journal.append(
                        day + 1,
                        TestJournal.START_NS + day * dayNs,
                        1,
                        buffer.getShort(2),
                        TestJournal.VERSION,
                        buffer,
                        0,
                        length));
            }
        }
        assertEquals(3, TestJournal.lastSequence(folder));
    }

    @Test
    void shouldRefuseASequenceThatLeavesAHoleAndAllLaterOnes() throws IOException {
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = open(directory, TestJournal.room())) {
            final int length = new Messages(1).encode(buffer);
            assertTrue(TestJournal.append(journal, 1, buffer, length));
            assertFalse(TestJournal.append(journal, 3, buffer, length));
            assertFalse(TestJournal.append(journal, 2, buffer, length));
            assertFalse(journal.healthy());
            assertEquals("sequence 3 offered to the journal; expected 2", journal.failure());
        }
    }

    @Test
    void shouldSayUnhealthyOnALowDiskAndStillAppend() throws IOException {
        final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = open(directory, room::get)) {
            final int length = new Messages(1).encode(buffer);
            room.set(JournalSettings.defaults().lowDiskBytes() - 1);
            assertTrue(TestJournal.append(journal, 1, buffer, length));
            assertFalse(journal.healthy());
        }
    }

    @Test
    void shouldRefuseCleanlyOnAFullDisk() throws IOException {
        final AtomicLong room = new AtomicLong(Long.MAX_VALUE);
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = open(directory, room::get)) {
            final int length = new Messages(1).encode(buffer);
            room.set(JournalSettings.defaults().floorDiskBytes() - 1);
            assertFalse(TestJournal.append(journal, 1, buffer, length));
            assertTrue(journal.failure().startsWith("disk full"), journal.failure());
        }
        assertNull(TestJournal.firstBad(folder));
    }

    @Test
    void shouldNotOpenOnAFullDisk() throws IOException {
        try (JournalDirectory directory = JournalDirectory.forWriting(folder)) {
            assertThrows(JournalException.class, () -> open(directory, () -> 0));
        }
    }

    @Test
    void shouldNotAllocatePerAppend() throws IOException {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = open(directory, TestJournal.room())) {
            final int length = new Messages(1).encode(buffer);
            long sequence = 0;
            for (int i = 0; i < 200_000; i++) {
                TestJournal.append(journal, ++sequence, buffer, length);
            }
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 200_000; i++) {
                TestJournal.append(journal, ++sequence, buffer, length);
            }
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            // Chronicle maps a new part of the file about every 64 MiB, with a few objects for it.
            assertTrue(allocated < 16_384, "allocated " + allocated + " bytes in 200,000 appends");
        }
    }

    private static Journal open(final JournalDirectory directory, final DiskGuard guard) throws IOException {
        return directory.journal(JournalSettings.defaults(), guard, Counters.inMemory());
    }
}
