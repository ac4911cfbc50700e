package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.book.InputMessages.OrderEntry;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.BookSection;
import io.loadline.core.event.RiskEvent;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The book stage where the venue tells orders, alone or beside levels. */
class OrderStageTest {
    private static final int BY_POSITION = 0;
    private static final int BY_ORDER = 2;
    private static final int BY_ORDER_POSITION = 3;
    private static final int RESET = 2;
    private static final int STATUS = 3;
    private static final int AUCTION = 3;
    private static final int OPEN = 2;
    private static final int SNAPSHOT = InputMessages.COMMIT | InputMessages.CLEAR;

    private final BookStage stage = new BookStage(SmallFirm.model(), Counters.inMemory(), 100);
    private final RiskEvent event = new RiskEvent(8);
    private final InputMessages input = new InputMessages(event);

    private BookSection run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
        return event.book;
    }

    private static OrderEntry bid(final int action, final long price, final long id) {
        return new OrderEntry(OrderBook.BID, action, price, 5, id, 1);
    }

    private static OrderEntry ask(final int action, final long price, final long id) {
        return new OrderEntry(OrderBook.ASK, action, price, 7, id, 1);
    }

    private BookSection good(final int instrument, final int kind) {
        run(input.define(instrument, kind, 10));
        return snapshot(instrument);
    }

    private BookSection snapshot(final int instrument) {
        return run(input.orders(instrument, SNAPSHOT, bid(OrderBook.NEW, 99, 1), ask(OrderBook.NEW, 101, 2)));
    }

    @Test
    void shouldTakeTheTopFromOrdersById() {
        final BookSection book = good(3, BY_ORDER);
        assertEquals(99, book.bidPrice);
        assertEquals(7, book.askQuantity);
        assertEquals(Quality.GOOD, book.quality);
        assertInstanceOf(OrderIdBook.class, stage.book(3));
    }

    @Test
    void shouldTakeTheTopFromOrdersByPosition() {
        final BookSection book = good(3, BY_ORDER_POSITION);
        assertEquals(99, book.bidPrice);
        assertEquals(Quality.GOOD, book.quality);
        assertInstanceOf(OrderListBook.class, stage.book(3));
    }

    @Test
    void shouldShowOrdersAtTheirCommit() {
        good(3, BY_ORDER);
        assertEquals(99, run(input.orders(3, 0, bid(OrderBook.NEW, 100, 3))).bidPrice);
        assertEquals(100, run(input.orders(3, InputMessages.COMMIT)).bidPrice);
    }

    @Test
    void shouldBeStaleAfterAnUnknownOrderUntilTheNextSnapshot() {
        good(3, BY_ORDER);
        assertEquals(Quality.STALE, run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.DELETE, 0, 9))).quality);
        assertEquals(Quality.STALE, run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.NEW, 98, 10))).quality);
        assertEquals(Quality.GOOD, snapshot(3).quality);
    }

    @Test
    void shouldBeStaleBeyondTheMostOrders() {
        good(3, BY_ORDER);
        for (int id = 3; id <= 100; id++) {
            assertEquals(Quality.GOOD, run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.NEW, 98, id))).quality);
        }
        assertEquals(Quality.STALE, run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.NEW, 98, 101))).quality);
    }

    @Test
    void shouldBeStaleAfterAGroupLongerThanItsMessage() {
        good(3, BY_ORDER);
        input.orders(3, InputMessages.COMMIT, bid(OrderBook.CHANGE, 99, 1));
        event.input.putShort(8 + 16 + 2, (short) 60_000, ByteOrder.LITTLE_ENDIAN);
        assertEquals(Quality.STALE, run(input).quality);
    }

    @Test
    void shouldBeStaleWhenOrdersComeBeforeAnyDefinition() {
        assertNotEquals(0, snapshot(3).quality & Quality.STALE);
        assertNull(stage.book(3));
    }

    @Test
    void shouldKeepOrdersBesideLevelsThatMakeTheTop() {
        run(input.define(3, BY_POSITION, 10));
        run(input.top(3, 90, 110));
        final BookSection book = snapshot(3);
        assertEquals(90, book.bidPrice);
        assertFalse(book.updated);
        assertEquals(99, stage.instrument(3).orders().bidPrice());
        assertFalse(stage.instrument(3).ordersStale());
    }

    @Test
    void shouldKeepTheTopGoodWhenTheOrdersBesideItDoNotFit() {
        run(input.define(3, BY_POSITION, 10));
        run(input.top(3, 90, 110));
        assertEquals(Quality.GOOD, run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.DELETE, 0, 9))).quality);
        assertTrue(stage.instrument(3).ordersStale());
        snapshot(3);
        assertFalse(stage.instrument(3).ordersStale());
    }

    @Test
    void shouldCallOrdersStaleWhileTheyAreRebuilt() {
        run(input.define(3, BY_POSITION, 10));
        run(input.top(3, 90, 110));
        snapshot(3);
        assertEquals(Quality.GOOD, run(input.orders(3, InputMessages.CLEAR)).quality);
        assertTrue(stage.instrument(3).ordersStale());
        snapshot(3);
        assertFalse(stage.instrument(3).ordersStale());
    }

    @Test
    void shouldClearLevelsAndOrdersEachByItsOwnSnapshot() {
        run(input.define(3, BY_POSITION, 10));
        run(input.top(3, 90, 110));
        snapshot(3);
        assertEquals(91, run(input.top(3, 91, 110)).bidPrice);
        assertEquals(2, stage.instrument(3).orders().orderCount());
    }

    @Test
    void shouldKeepImpliedLevelsBesideOrdersThatMakeTheTop() {
        good(3, BY_ORDER);
        final InputMessages.Entry implied = new InputMessages.Entry(OrderBook.IMPLIED_BID, OrderBook.NEW, 0, 100, 1);
        final BookSection book = run(input.update(3, InputMessages.COMMIT, implied));
        assertEquals(99, book.bidPrice);
        assertEquals(Quality.GOOD, book.quality);
        final PriceBook levels =
                assertInstanceOf(PriceBook.class, stage.instrument(3).levels());
        assertEquals(100, levels.implied().bidPrice());
        assertEquals(Scale.NULL_PRICE, levels.bidPrice());
    }

    @Test
    void shouldNotShowHalfASnapshotAtTheCommitOfTheOtherKind() {
        good(3, BY_ORDER);
        run(input.orders(3, InputMessages.CLEAR, bid(OrderBook.NEW, 97, 1)));
        assertEquals(99, run(input.update(3, InputMessages.COMMIT)).bidPrice);
        assertEquals(97, run(input.orders(3, InputMessages.COMMIT, ask(OrderBook.NEW, 98, 2))).bidPrice);
    }

    @Test
    void shouldEmptyBothBooksAtAReset() {
        run(input.define(3, BY_POSITION, 10));
        run(input.top(3, 90, 110));
        snapshot(3);
        assertEquals(Quality.ONE_SIDED, run(input.state(3, RESET, 0)).quality);
        assertEquals(0, stage.instrument(3).orders().orderCount());
    }

    @Test
    void shouldForgetOrdersAtAnEpoch() {
        good(3, BY_ORDER);
        run(input.epochStart());
        assertNotEquals(0, run(input.order(0, 3)).quality & Quality.STALE);
        assertEquals(0, stage.instrument(3).orders().orderCount());
        assertTrue(stage.instrument(3).ordersStale());
    }

    @Test
    void shouldKeepTheOrdersWhenTheDefinitionIsRepeated() {
        good(3, BY_ORDER);
        final OrderBook before = stage.book(3);
        assertEquals(99, run(input.define(3, BY_ORDER, 10)).bidPrice);
        assertSame(before, stage.book(3));
    }

    @Test
    void shouldBeStaleWhenTheKindOfBookChanges() {
        good(3, BY_ORDER);
        assertNotEquals(0, run(input.define(3, BY_ORDER_POSITION, 10)).quality & Quality.STALE);
    }

    @Test
    void shouldKeepACrossedBookInAnAuctionAndFlagItWhenTradingOpens() {
        good(3, BY_ORDER);
        run(input.state(3, STATUS, AUCTION));
        final BookSection auction = run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.NEW, 105, 3)));
        assertEquals(105, auction.bidPrice);
        assertEquals(101, auction.askPrice);
        assertEquals(Quality.HALTED, auction.quality);
        final BookSection opened = run(input.state(3, STATUS, OPEN));
        assertEquals(Quality.CROSSED, opened.quality);
        assertEquals(105, opened.bidPrice);
        assertEquals(Quality.GOOD, run(input.orders(3, InputMessages.COMMIT, bid(OrderBook.DELETE, 0, 3))).quality);
    }

    @Test
    void shouldShowNoTopForOrdersAtMarket() {
        run(input.define(3, BY_ORDER, 10));
        final BookSection book =
                run(input.orders(3, SNAPSHOT, bid(OrderBook.NEW, Scale.NULL_PRICE, 1), ask(OrderBook.NEW, 101, 2)));
        assertEquals(Scale.NULL_PRICE, book.bidPrice);
        assertNotEquals(0, book.quality & Quality.ONE_SIDED);
    }

    @Test
    void shouldReportTheMemoryOfAllBooks() {
        good(4, BY_ORDER_POSITION);
        assertEquals(stage.book(4).memoryBytes(), stage.memoryBytes());
        good(3, BY_ORDER);
        final long withShared = stage.memoryBytes();
        assertTrue(withShared >= stage.book(3).memoryBytes() + stage.book(4).memoryBytes());
        good(5, BY_ORDER);
        assertEquals(withShared, stage.memoryBytes());
    }

    @Test
    void shouldMakeAnEmptyBookOfTheMemoryOfOneDefinedAnew() {
        good(3, BY_ORDER);
        run(input.define(3, BY_ORDER_POSITION, 10));
        run(input.define(4, BY_ORDER, 10));
        assertEquals(0, stage.instrument(4).orders().orderCount());
        assertEquals(Scale.NULL_PRICE, stage.book(4).bidPrice());
    }
}
