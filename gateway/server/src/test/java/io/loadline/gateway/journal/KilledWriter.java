package io.loadline.gateway.journal;

import io.loadline.core.counter.Counters;
import io.loadline.core.input.InputSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/** A process for tests to kill: appends until it dies, or dies of itself with a document open. */
final class KilledWriter {
    private KilledWriter() {}

    public static void main(final String[] args) throws IOException {
        final Path folder = Path.of(args[0]);
        final long after = Long.parseLong(args[1]);
        if (args[2].equals("open-document")) {
            dieWithOpenDocument(folder);
        } else {
            appendForever(folder, after);
        }
    }

    private static void appendForever(final Path folder, final long after) throws IOException {
        try (JournalDirectory directory = JournalDirectory.forWriting(folder);
                LiveDigest digest = directory.liveDigest(after);
                Journal journal =
                        directory.journal(JournalSettings.defaults(), TestJournal.room(), Counters.inMemory())) {
            final Messages messages = new Messages(after);
            final UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(InputSink.MAX_LENGTH));
            long sequence = after;
            while (TestJournal.append(journal, sequence + 1, buffer, messages.encode(buffer))) {
                sequence++;
                digest.record(sequence, digestOf(sequence));
                if (sequence == after + 1_000) {
                    System.out.println("running");
                    System.out.flush();
                }
            }
        }
    }

    private static void dieWithOpenDocument(final Path folder) {
        final SingleChronicleQueue queue =
                ChronicleFiles.open(folder.resolve("queue"), () -> TestJournal.START_NS / 1_000_000);
        final ExcerptAppender appender = queue.createAppender();
        final DocumentContext document = appender.writingDocument();
        final Bytes<?> bytes = document.wire().bytes();
        for (int i = 0; i < 1_500; i++) {
            bytes.writeByte((byte) 0x55);
        }
        Runtime.getRuntime().halt(9);
    }

    static long digestOf(final long sequence) {
        return sequence * 0x9e37_79b9_7f4a_7c15L;
    }
}
