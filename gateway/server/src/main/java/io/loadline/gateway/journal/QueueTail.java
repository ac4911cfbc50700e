package io.loadline.gateway.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Finds the end of the queue files before they are appended to, and wipes the half-written record that a dead process left there. */
final class QueueTail {
    private QueueTail() {}

    /**
     * @param files queue files, oldest first
     * @return where the log ends
     * @throws IOException if a file cannot be read or written
     * @throws JournalException if the last file is damaged
     */
    static LogEnd mend(final List<Path> files) throws IOException {
        for (int i = files.size() - 1; i >= 0; i--) {
            final LogEnd end = mendFile(files.get(i));
            if (end.sequence() > 0) {
                return end;
            }
        }
        return LogEnd.EMPTY;
    }

    private static LogEnd mendFile(final Path file) throws IOException {
        LogEnd end = LogEnd.EMPTY;
        final long free;
        try (QueueDocuments documents = new QueueDocuments(List.of(file))) {
            while (documents.next()) {
                if (documents.length() < RecordLayout.HEADER_LENGTH) {
                    throw damaged(documents, "a document of " + documents.length() + " bytes");
                }
                final int at = documents.offset();
                end = new LogEnd(
                        documents.view().getLong(at + RecordLayout.SEQUENCE_OFFSET),
                        documents.view().getLong(at + RecordLayout.INGRESS_TIME_OFFSET),
                        documents.view().getInt(at + RecordLayout.EPOCH_OFFSET));
            }
            if (documents.damage() != null) {
                throw damaged(documents, documents.damage());
            }
            free = documents.position();
        }
        if (end.sequence() > 0) {
            wipe(file, free);
        }
        return end;
    }

    private static void wipe(final Path file, final long position) throws IOException {
        final int reach = QueueDocuments.WORD + RecordLayout.MAX_LENGTH;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            final ByteBuffer zeros = ByteBuffer.allocate(reach);
            zeros.limit((int) Math.min(reach, Math.max(0, channel.size() - position - QueueDocuments.WORD)));
            long at = position + QueueDocuments.WORD;
            while (zeros.hasRemaining()) {
                at += channel.write(zeros, at);
            }
        }
    }

    private static JournalException damaged(final QueueDocuments documents, final String found) {
        return new JournalException("queue file " + documents.file() + " is damaged at byte " + documents.position()
                + ": found " + found + "; run 'journal verify' and restore the file from a copy");
    }
}
