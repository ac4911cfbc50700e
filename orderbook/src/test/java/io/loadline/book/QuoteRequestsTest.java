package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import org.junit.jupiter.api.Test;

class QuoteRequestsTest {
    private static final int OPEN = 0;
    private static final int ENDED = 1;

    private final BookStage stage = new BookStage(SmallFirm.model(), Counters.inMemory());
    private final RiskEvent event = new RiskEvent(8);
    private final InputMessages input = new InputMessages(event);

    private void run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
    }

    @Test
    void shouldCountEachWhenItIsMade() {
        run(input.quoteRequest(3, OPEN));
        run(input.quoteRequest(3, ENDED));
        run(input.quoteRequest(3, OPEN));
        assertEquals(2, stage.instrument(3).quoteRequests());
    }

    @Test
    void shouldCountAnewInAnEpoch() {
        run(input.quoteRequest(3, OPEN));
        run(input.epochStart());
        assertEquals(0, stage.instrument(3).quoteRequests());
    }

    @Test
    void shouldTouchNeitherTheTopNorFeatures() {
        run(input.define(3, 0, 10));
        run(input.top(3, 99, 101));
        run(input.quoteRequest(3, OPEN));
        assertEquals(99, event.book.bidPrice);
        assertFalse(event.book.updated);
        assertEquals(-1, event.features.instrument);
    }
}
