package io.loadline.gateway.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.codec.input.FillEncoder;
import io.loadline.codec.input.MessageHeaderDecoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.SourceStatusDecoder;
import io.loadline.core.counter.Counters;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

final class SourceSequencesTest {
    private static final int SOURCE = 65_534;

    private final ListSink sink = new ListSink();
    private final SourceSequences sequences = new SourceSequences(sink, Counters.inMemory());

    @Test
    void shouldAcceptMessagesInOrder() {
        assertTrue(sequences.accept(SOURCE, 1));
        assertTrue(sequences.accept(SOURCE, 2));
        assertEquals(List.of(), sink.messages());
    }

    @Test
    void shouldIgnoreADuplicate() {
        sequences.accept(SOURCE, 1);
        assertFalse(sequences.accept(SOURCE, 1));
        assertEquals(List.of(), sink.messages());
    }

    @Test
    void shouldNumberSourcesApart() {
        assertTrue(sequences.accept(1, 1));
        assertTrue(sequences.accept(2, 1));
    }

    @Test
    void shouldLogAHoleAndGoOnBehindIt() {
        sequences.accept(SOURCE, 1);
        assertTrue(sequences.accept(SOURCE, 4));
        assertLost(1);
        assertFalse(sequences.accept(SOURCE, 3));
    }

    @Test
    void shouldLetOperatorsLeapAndNeverGoBack() {
        assertTrue(sequences.accept(SourceSequences.OPERATORS, 1_000));
        assertTrue(sequences.accept(SourceSequences.OPERATORS, 5_000));
        assertFalse(sequences.accept(SourceSequences.OPERATORS, 4_000));
        assertEquals(List.of(), sink.messages());
    }

    @Test
    void shouldLogMessagesThatDoNotCome() {
        sequences.accept(SOURCE, 1);
        sequences.onMissing(SOURCE, 1);
        assertEquals(List.of(), sink.messages());
        sequences.onMissing(SOURCE, 2);
        assertLost(2);
        assertTrue(sequences.accept(SOURCE, 3));
        assertEquals(1, sink.messages().size());
    }

    @Test
    void shouldGoOnBehindTheLog() {
        final UnsafeBuffer fill = new UnsafeBuffer(new byte[256]);
        new FillEncoder()
                .wrapAndApplyHeader(fill, 0, new MessageHeaderEncoder())
                .sourceId(SOURCE)
                .sourceSequence(12);
        sequences.restore(FillEncoder.TEMPLATE_ID, fill, 0);
        assertFalse(sequences.accept(SOURCE, 12));
        assertTrue(sequences.accept(SOURCE, 13));
        assertEquals(List.of(), sink.messages());
    }

    @Test
    void shouldKnowFromTheLogWhoIsConnectedAndWhatWasGivenUp() {
        sequences.onConnected(7);
        sequences.onConnected(SOURCE);
        sequences.onMissing(SOURCE, 9);
        final SourceSequences restarted = new SourceSequences(new ListSink(), Counters.inMemory());
        for (final UnsafeBuffer message : sink.messages()) {
            restarted.restore(SourceStatusDecoder.TEMPLATE_ID, message, 0);
        }
        final List<Integer> connected = new ArrayList<>();
        restarted.forEachConnected(connected::add);
        assertEquals(List.of(7), connected);
        assertEquals(9, restarted.last(SOURCE));
    }

    private void assertLost(final long lastSequence) {
        assertEquals(1, sink.messages().size());
        final SourceStatusDecoder status = new SourceStatusDecoder();
        status.wrapAndApplyHeader(sink.messages().getFirst(), 0, new MessageHeaderDecoder());
        assertEquals(0, status.status());
        assertEquals(SOURCE, status.sourceId());
        assertEquals(lastSequence, status.lastSourceSequence());
    }
}
