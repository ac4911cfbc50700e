package io.loadline.gateway.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DamagedJournalTest {
    private static final int RECORDS = 1_000;
    private static final int FLIPS = 150;

    @TempDir
    private Path folder;

    /** Where a record's document lies in the file, header word included. */
    private record Extent(long position, int length) {}

    @Test
    void shouldNameTheRecordOfAnyFlippedBit() throws IOException {
        TestJournal.write(folder, RECORDS, 5);
        final Path file = TestJournal.onlyQueueFile(folder);
        final List<Extent> extents = extents(file);
        assertEquals(RECORDS, extents.size());
        final long seed = System.nanoTime();
        final SplittableRandom random = new SplittableRandom(seed);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int i = 0; i < FLIPS; i++) {
                final int record = random.nextInt(RECORDS);
                final Extent extent = extents.get(record);
                final long at = extent.position() + random.nextInt(extent.length());
                final int bit = random.nextInt(8);
                flip(channel, at, bit);
                final BadRecord bad = TestJournal.firstBad(folder);
                final String context = "seed " + seed + ": bit " + bit + " of byte " + at + " in record " + (record + 1)
                        + " of document " + extent;
                assertNotNull(bad, context);
                assertEquals(record + 1, bad.index(), () -> context + ": " + bad.describe());
                assertEquals(record + 1, bad.sequence(), () -> context + ": " + bad.describe());
                flip(channel, at, bit);
            }
        }
        assertNull(TestJournal.firstBad(folder));
    }

    @Test
    void shouldNameTheRecordCutByATruncation() throws IOException {
        TestJournal.write(folder, RECORDS, 6);
        final Path file = TestJournal.onlyQueueFile(folder);
        final List<Extent> extents = extents(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(extents.get(700).position() + 20);
        }
        final BadRecord bad = TestJournal.firstBad(folder);
        assertEquals(701, bad.index(), bad.describe());
        assertTrue(bad.found().startsWith("the end of the file"), bad.describe());
    }

    @Test
    void shouldNoticeATruncationBetweenTwoRecords() throws IOException {
        TestJournal.write(folder, RECORDS, 6);
        final Path file = TestJournal.onlyQueueFile(folder);
        final List<Extent> extents = extents(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(extents.get(700).position());
        }
        assertEquals(701, TestJournal.firstBad(folder).index());
    }

    @Test
    void shouldNameARecordWhoseDocumentHeaderWasWiped() throws IOException {
        TestJournal.write(folder, RECORDS, 7);
        final Path file = TestJournal.onlyQueueFile(folder);
        final List<Extent> extents = extents(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(Integer.BYTES), extents.get(499).position());
        }
        assertEquals(500, TestJournal.firstBad(folder).index());
    }

    @Test
    void shouldNameAMissingSequence() throws IOException {
        writeRaw(1, 2, 4);
        final BadRecord bad = TestJournal.firstBad(folder);
        assertEquals(3, bad.index());
        assertEquals("sequence 4", bad.found());
        assertEquals("sequence 3", bad.expected());
    }

    @Test
    void shouldNameASequenceOutOfOrder() throws IOException {
        writeRaw(1, 2, 3, 2);
        assertEquals("sequence 2", TestJournal.firstBad(folder).found());
    }

    @Test
    void shouldNameALogThatDoesNotBeginAtOne() throws IOException {
        writeRaw(2);
        assertEquals("sequence 1", TestJournal.firstBad(folder).expected());
    }

    @Test
    void shouldNameAWrongSchemaVersion() throws IOException {
        final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(InputSink.MAX_LENGTH));
        final int length = new Messages(1).encode(message);
        final int version = 99;
        message.putShort(6, (short) version);
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal =
                        directory.journal(JournalSettings.defaults(), TestJournal.room(), Counters.inMemory())) {
            assertTrue(journal.append(1, 1, 1, message.getShort(2), version, message, 0, length));
        }
        final BadRecord bad = TestJournal.firstBad(folder);
        assertEquals("schema version 99", bad.found());
    }

    @Test
    void shouldNameADocumentThatIsNoRecord() throws IOException {
        TestJournal.write(folder, 3, 1);
        try (SingleChronicleQueue queue = ChronicleFiles.open(folder.resolve("queue"), () -> 1_700_000_000_000L);
                ExcerptAppender appender = queue.createAppender()) {
            appender.writeBytes(Bytes.from("hello"));
        }
        final BadRecord bad = TestJournal.firstBad(folder);
        assertEquals(4, bad.index());
        assertEquals("a document of 5 bytes", bad.found());
    }

    /** Writes sound records with the given sequences, past the journal's own check. */
    private void writeRaw(final long... sequences) throws IOException {
        final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(InputSink.MAX_LENGTH));
        final int length = new Messages(1).encode(message);
        for (final long sequence : sequences) {
            try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                    Journal journal = new ChronicleJournal(
                            directory.path().resolve("queue"),
                            new LogEnd(sequence - 1, 0, 1),
                            JournalSettings.defaults(),
                            TestJournal.room(),
                            Counters.inMemory())) {
                assertTrue(TestJournal.append(journal, sequence, message, length), journal.failure());
            }
        }
    }

    private static List<Extent> extents(final Path file) {
        final List<Extent> extents = new ArrayList<>();
        try (QueueDocuments documents = new QueueDocuments(List.of(file))) {
            while (documents.next()) {
                extents.add(new Extent(documents.position(), documents.length() + QueueDocuments.WORD));
            }
        }
        return extents;
    }

    private static void flip(final FileChannel channel, final long at, final int bit) throws IOException {
        final ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, at);
        one.put(0, (byte) (one.get(0) ^ 1 << bit)).rewind();
        channel.write(one, at);
    }
}
