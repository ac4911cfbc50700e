package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.counter.Counters;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.RiskModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 10,000 instruments with ten levels and fifty orders a side. */
class BookMemoryTest {
    private static final int INSTRUMENTS = 10_000;
    private static final int LEVELS = 10;
    private static final int ORDERS_A_LEVEL = 5;
    private static final long GIBIBYTE = 1L << 30;

    private final RiskModel model = SmallFirm.model();
    private final BookStage stage = new BookStage(model, Counters.inMemory());
    private final RiskEvent event = new RiskEvent(model.tree().size());
    private final InputMessages input = new InputMessages(event);

    private void run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
    }

    private void tellLevels(final int instrument) {
        for (int side = 0; side < 2; side++) {
            for (int level = 1; level <= LEVELS; level++) {
                final long price = side == OrderBook.BID ? 100 - level : 100 + level;
                run(input.update(
                        instrument,
                        InputMessages.COMMIT,
                        new InputMessages.Entry(side, OrderBook.NEW, level, price, ORDERS_A_LEVEL)));
            }
        }
    }

    private void tellOrders(final int instrument) {
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < LEVELS * ORDERS_A_LEVEL; i++) {
                final int level = 1 + i / ORDERS_A_LEVEL;
                final long price = side == OrderBook.BID ? 100 - level : 100 + level;
                final long id = instrument * 1_000L + 2L * i + side;
                run(input.orders(
                        instrument,
                        InputMessages.COMMIT,
                        new InputMessages.OrderEntry(side, OrderBook.NEW, price, 1, id, i + 1)));
            }
        }
    }

    @Test
    void shouldHoldLevelsWithOrdersBesideInAQuarterOfAGibibyte() {
        for (int i = 0; i < INSTRUMENTS; i++) {
            run(input.define(i, 0, LEVELS));
            tellLevels(i);
            tellOrders(i);
        }
        assertFull();
        assertTrue(stage.memoryBytes() < GIBIBYTE / 4, stage.memoryBytes() + " bytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldHoldOrdersInAQuarterOfAGibibyte(final int kind) {
        for (int i = 0; i < INSTRUMENTS; i++) {
            run(input.define(i, kind, LEVELS));
            tellOrders(i);
        }
        assertFull();
        assertTrue(stage.memoryBytes() < GIBIBYTE / 4, stage.memoryBytes() + " bytes");
    }

    private void assertFull() {
        for (int i = 0; i < INSTRUMENTS; i++) {
            assertEquals(
                    2 * LEVELS * ORDERS_A_LEVEL, stage.instrument(i).orders().orderCount());
            assertEquals(99, stage.book(i).bidPrice());
            assertEquals(LEVELS * ORDERS_A_LEVEL, stage.book(i).askDepth());
        }
    }
}
