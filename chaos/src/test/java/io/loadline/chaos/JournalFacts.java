package io.loadline.chaos;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.FillDecoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.OperatorCommandDecoder;
import io.loadline.codec.input.OrderReportDecoder;
import io.loadline.codec.input.OrderRequestDecoder;
import io.loadline.gateway.egress.OutputPort;
import io.loadline.gateway.journal.JournalDirectory;
import io.loadline.gateway.journal.JournalReader;
import io.loadline.gateway.journal.JournalVerify;
import io.loadline.gateway.pipeline.ReplayResult;
import io.loadline.gateway.server.JournalReplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a journal says, read while no server runs.
 *
 * @param events records
 * @param epochs epochs begun
 * @param sourceSequences numbers of the test desk's messages, in the order of the log
 */
record JournalFacts(long events, int epochs, List<Long> sourceSequences) {
    static JournalFacts read(final Path journal) throws IOException {
        final List<Long> sequences = new ArrayList<>();
        int epochs = 0;
        try (JournalDirectory directory = JournalDirectory.forReading(journal);
                JournalReader reader = directory.reader()) {
            while (reader.next()) {
                if (reader.templateId() == EpochStartDecoder.TEMPLATE_ID) {
                    epochs++;
                }
                addSource(reader, sequences);
            }
            assertNull(reader.bad());
            return new JournalFacts(reader.records(), epochs, sequences);
        }
    }

    private static void addSource(final JournalReader reader, final List<Long> sequences) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final int sourceId;
        final long sequence;
        switch (reader.templateId()) {
            case OrderRequestDecoder.TEMPLATE_ID -> {
                final OrderRequestDecoder order = new OrderRequestDecoder();
                order.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                sourceId = order.sourceId();
                sequence = order.sourceSequence();
            }
            case FillDecoder.TEMPLATE_ID -> {
                final FillDecoder fill = new FillDecoder();
                fill.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                sourceId = fill.sourceId();
                sequence = fill.sourceSequence();
            }
            case OrderReportDecoder.TEMPLATE_ID -> {
                final OrderReportDecoder report = new OrderReportDecoder();
                report.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                sourceId = report.sourceId();
                sequence = report.sourceSequence();
            }
            case OperatorCommandDecoder.TEMPLATE_ID -> {
                final OperatorCommandDecoder command = new OperatorCommandDecoder();
                command.wrapAndApplyHeader(reader.buffer(), reader.offset(), header);
                sourceId = command.sourceId();
                sequence = command.sourceSequence();
            }
            default -> {
                return;
            }
        }
        if (sourceId == TestDesk.SOURCE) {
            sequences.add(sequence);
        }
    }

    /** Last number of the test desk that the log holds, 0 if none. */
    long lastSourceSequence() {
        return sourceSequences.isEmpty() ? 0 : sourceSequences.getLast();
    }

    /** Asserts that a journal is sound by {@code journal verify}, and that its replay equals what the live server noted. */
    static ReplayResult assertSoundAndEqual(final Path journal, final String round) throws IOException {
        try (JournalDirectory directory = JournalDirectory.forReading(journal)) {
            final JournalVerify.Report report = JournalVerify.verify(directory);
            assertTrue(report.sound(), () -> round + ": " + report);
        }
        final ReplayResult result =
                JournalReplay.run(journal, OutputPort.NONE, sequence -> {}).result();
        assertTrue(result.equal(), () -> round + ": " + result);
        return result;
    }
}
