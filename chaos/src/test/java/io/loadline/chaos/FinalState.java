package io.loadline.chaos;

import io.loadline.codec.input.StatisticUpdateDecoder;
import io.loadline.codec.output.MessageHeaderDecoder;
import io.loadline.codec.output.TopOfBookDecoder;
import io.loadline.core.Quality;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalReader;
import io.loadline.gateway.server.JournalReplay;
import io.loadline.gateway.server.NodeMeasures;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * Where a log leaves books and nodes.
 *
 * @param market SHA-256 of what the feed put into the log, message by message; reports of the machine and the timer fall between them wherever
 *     the clock has it, and are left out
 * @param tops last top of book by instrument
 * @param stale tops of book that said STALE on the way
 * @param nodes last risk of every node
 */
record FinalState(String market, Map<Integer, Top> tops, int stale, List<NodeMeasures> nodes) {
    /**
     * Top of a book.
     *
     * @param bid mantissa of 1e-9
     * @param ask mantissa of 1e-9
     * @param quality quality bits
     */
    record Top(long bid, long ask, int quality) {}

    private static final class Books implements OutputPort {
        private final Map<Integer, Top> tops = new TreeMap<>();
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final TopOfBookDecoder top = new TopOfBookDecoder();
        private int stale;

        @Override
        public void onMessage(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
            header.wrap(buffer, offset);
            if (header.templateId() == TopOfBookDecoder.TEMPLATE_ID) {
                top.wrapAndApplyHeader(buffer, offset, header);
                final int quality = top.stamp().quality();
                stale += (quality & Quality.STALE) != 0 ? 1 : 0;
                tops.put(top.instrumentId(), new Top(top.bidPrice(), top.askPrice(), quality));
            }
        }

        @Override
        public void onReplayed(final int streamId, final DirectBuffer buffer, final int offset, final int length) {
            onMessage(streamId, buffer, offset, length);
        }
    }

    private static String market(final Path journal) throws IOException {
        final MessageDigest sha = sha256();
        try (JournalDirectory directory = JournalDirectory.forReading(journal);
                JournalReader reader = directory.reader()) {
            while (reader.next()) {
                if (reader.templateId() <= StatisticUpdateDecoder.TEMPLATE_ID) {
                    final byte[] message = new byte[reader.length()];
                    reader.buffer().getBytes(reader.offset(), message);
                    sha.update(message);
                }
            }
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    static FinalState of(final Path journal) throws IOException {
        final Books books = new Books();
        final JournalReplay.Outcome outcome = JournalReplay.run(journal, books, sequence -> {});
        return new FinalState(market(journal), books.tops, books.stale, outcome.nodes());
    }
}
