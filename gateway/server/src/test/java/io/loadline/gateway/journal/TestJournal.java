package io.loadline.gateway.journal;

import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes and inspects journals of test messages. */
public final class TestJournal {
    public static final long START_NS = 1_700_000_000_000_000_000L;
    static final int VERSION = MessageHeaderEncoder.SCHEMA_VERSION;

    private TestJournal() {}

    /** Writes records behind the end of the journal and returns the last sequence. */
    public static long write(final Path folder, final int records, final long seed) throws IOException {
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                Journal journal = directory.journal(JournalSettings.defaults(), room(), Counters.inMemory())) {
            return append(journal, lastSequence(folder), records, seed);
        }
    }

    static long append(final Journal journal, final long after, final int records, final long seed) {
        final Messages messages = new Messages(seed);
        final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(InputSink.MAX_LENGTH));
        long sequence = after;
        for (int i = 0; i < records; i++) {
            sequence++;
            if (!append(journal, sequence, buffer, messages.encode(buffer))) {
                throw new AssertionError("append of " + sequence + " refused: " + journal.failure());
            }
        }
        return sequence;
    }

    static boolean append(final Journal journal, final long sequence, final UnsafeBuffer buffer, final int length) {
        return journal.append(sequence, START_NS + sequence * 1_000, 1, buffer.getShort(2), VERSION, buffer, 0, length);
    }

    static DiskGuard room() {
        return () -> Long.MAX_VALUE;
    }

    static long lastSequence(final Path folder) throws IOException {
        try (JournalDirectory directory = JournalDirectory.forReading(folder);
                JournalReader reader = directory.reader()) {
            while (reader.next()) {
                // To the end.
            }
            return reader.sequence();
        }
    }

    /** Reads to the end and returns what stopped the reader: null where the journal is sound. */
    static BadRecord firstBad(final Path folder) throws IOException {
        try (JournalDirectory directory = JournalDirectory.forReading(folder);
                JournalReader reader = directory.reader()) {
            while (reader.next()) {
                // To the end.
            }
            return reader.bad();
        }
    }

    static Path onlyQueueFile(final Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("queue"))) {
            final List<Path> found =
                    files.filter(file -> file.toString().endsWith(".cq4")).toList();
            if (found.size() != 1) {
                throw new AssertionError("expected one queue file: " + found);
            }
            return found.getFirst();
        }
    }
}
