package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.RiskEvent;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

class BookStageTest {
    private static final int STALE = 0;
    private static final int RECOVERED = 1;
    private static final int RESET = 2;
    private static final int STATUS = 3;
    private static final int OPEN = 2;
    private static final int HALTED = 4;

    private final BookStage stage = new BookStage(SmallFirm.model(), Counters.inMemory());
    private final RiskEvent event = new RiskEvent(8);
    private final InputMessages input = new InputMessages(event);

    private BookSection run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
        return event.book;
    }

    private BookSection good(final int instrument) {
        run(input.define(instrument, 0, 10));
        return run(input.top(instrument, 99, 101));
    }

    private static InputMessages.Entry bid(final int action, final int level, final long price) {
        return new InputMessages.Entry(OrderBook.BID, action, level, price, 5);
    }

    @Test
    void shouldPublishTheTopAtCommit() {
        final BookSection book = good(3);
        assertEquals(99, book.bidPrice);
        assertEquals(101, book.askPrice);
        assertEquals(Quality.GOOD, book.quality);
        assertTrue(book.updated && book.topChanged);
    }

    @Test
    void shouldKeepTheCommittedTopUntilTheNextCommit() {
        good(3);
        final BookSection book = run(input.update(3, 0, bid(OrderBook.NEW, 1, 100)));
        assertEquals(99, book.bidPrice);
        assertFalse(book.updated);
    }

    @Test
    void shouldNotCallADeepChangeATopChange() {
        good(3);
        final BookSection book = run(input.update(3, InputMessages.COMMIT, bid(OrderBook.NEW, 2, 98)));
        assertFalse(book.updated);
        assertEquals(105, book.bidDepth);
    }

    @Test
    void shouldBeStaleBeforeAnyDefinition() {
        final BookSection book = run(input.update(3, InputMessages.COMMIT));
        assertNotEquals(0, book.quality & Quality.STALE);
    }

    @Test
    void shouldBeStaleAtOnceWhenTheFeedSaysSo() {
        good(3);
        final BookSection book = run(input.state(3, STALE, 0));
        assertEquals(Quality.STALE, book.quality);
        assertTrue(book.topChanged);
    }

    @Test
    void shouldStayStaleThroughASnapshotUntilRecovered() {
        good(3);
        run(input.state(3, STALE, 0));
        assertEquals(Quality.STALE, run(input.top(3, 98, 100)).quality);
        assertEquals(Quality.GOOD, run(input.state(3, RECOVERED, 0)).quality);
    }

    @Test
    void shouldBeEmptyAfterAReset() {
        good(3);
        final BookSection book = run(input.state(3, RESET, 0));
        assertEquals(Scale.NULL_PRICE, book.bidPrice);
        assertEquals(Quality.ONE_SIDED, book.quality);
    }

    @Test
    void shouldBeHaltedByTradingStatus() {
        good(3);
        assertEquals(Quality.HALTED, run(input.state(3, STATUS, HALTED)).quality);
        assertEquals(Quality.GOOD, run(input.state(3, STATUS, OPEN)).quality);
    }

    @Test
    void shouldBeCrossedWhenBidMeetsAsk() {
        good(3);
        assertEquals(Quality.CROSSED, run(input.top(3, 101, 101)).quality);
    }

    @Test
    void shouldNotBeCrossedInAnAuction() {
        good(3);
        run(input.state(3, STATUS, 3));
        assertEquals(Quality.HALTED, run(input.top(3, 102, 101)).quality);
    }

    @Test
    void shouldBeStaleAfterALevelOutOfRangeUntilTheNextSnapshot() {
        good(3);
        assertEquals(Quality.STALE, run(input.update(3, InputMessages.COMMIT, bid(OrderBook.NEW, 11, 1))).quality);
        assertEquals(Quality.GOOD, run(input.top(3, 99, 101)).quality);
    }

    @Test
    void shouldStayStaleWhenTheSnapshotItselfDoesNotFit() {
        good(3);
        final int flags = InputMessages.COMMIT | InputMessages.CLEAR;
        assertNotEquals(0, run(input.update(3, flags, bid(OrderBook.CHANGE, 2, 1))).quality & Quality.STALE);
    }

    @Test
    void shouldLeaveOtherInstrumentsAloneWhenOneIsMalformed() {
        good(3);
        good(4);
        run(input.update(3, InputMessages.COMMIT, bid(OrderBook.NEW, 200, 1)));
        assertEquals(Quality.GOOD, run(input.order(0, 4)).quality);
    }

    @Test
    void shouldBeStaleAfterAGroupLongerThanItsMessage() {
        good(3);
        input.update(3, InputMessages.COMMIT, bid(OrderBook.CHANGE, 1, 99));
        event.input.putShort(8 + 16 + 2, (short) 60_000, ByteOrder.LITTLE_ENDIAN);
        assertEquals(Quality.STALE, run(input).quality);
    }

    @Test
    void shouldIgnoreAnInstrumentOutsideTheDirectory() {
        assertEquals(-1, run(input.top(1 << 20, 1, 2)).instrument);
    }

    @Test
    void shouldReportATrade() {
        good(3);
        final BookSection book = run(input.trade(3, 0, 100, 7));
        assertEquals(100, book.lastPrice);
        assertEquals(7, book.tradeQuantity);
        assertTrue(book.updated);
        assertFalse(book.topChanged);
    }

    @Test
    void shouldNotCallABustATrade() {
        good(3);
        assertEquals(0, run(input.trade(3, 2, 100, 7)).tradeQuantity);
    }

    @Test
    void shouldShowTheTopToAnOrder() {
        good(3);
        final BookSection book = run(input.order(0, 3));
        assertEquals(99, book.bidPrice);
        assertFalse(book.updated);
    }

    @Test
    void shouldForgetEveryBookAtAnEpoch() {
        good(3);
        run(input.epochStart());
        final BookSection book = run(input.order(0, 3));
        assertEquals(Scale.NULL_PRICE, book.bidPrice);
        assertNotEquals(0, book.quality & Quality.STALE);
    }

    @Test
    void shouldTrustAFreshDefinitionAfterAnEpoch() {
        good(3);
        run(input.epochStart());
        assertEquals(Quality.ONE_SIDED, run(input.define(3, 0, 10)).quality);
    }

    @Test
    void shouldKeepTheBookWhenItsDefinitionIsRepeated() {
        good(3);
        final BookSection book = run(input.define(3, 0, 10));
        assertEquals(99, book.bidPrice);
        assertFalse(book.updated);
    }

    @Test
    void shouldHaveNoBookForAKindItDoesNotKeep() {
        run(input.define(3, 9, 10));
        assertNull(stage.book(3));
        assertNotEquals(0, run(input.top(3, 1, 2)).quality & Quality.STALE);
    }
}
