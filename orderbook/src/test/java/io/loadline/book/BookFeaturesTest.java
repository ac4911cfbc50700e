package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.codec.input.TradeUpdateEncoder;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.FeatureSection;
import io.loadline.core.event.RiskEvent;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class BookFeaturesTest {
    private static final int STALE = 0;
    private static final int RECOVERED = 1;
    private static final int STATUS = 3;
    private static final int HALTED = 4;
    private static final long MILLISECOND = 1_000_000L;
    private static final long UNIT = Scale.QUANTITY;
    private static final int TICKS_NEAR = 5;
    private static final long BYTES_AN_INSTRUMENT = 3_400;

    private final BookStage stage = new BookStage(SmallFirm.model(), Counters.inMemory());
    private final RiskEvent event = new RiskEvent(8);
    private final InputMessages input = new InputMessages(event);
    private final FeatureSection features = event.features;

    private FeatureSection run(final InputMessages message) {
        stage.onEvent(message.event, message.event.sequence);
        return message.event.features;
    }

    private void define(final int instrument, final long tick) {
        input.define(instrument, 1, 10);
        event.input.putLong(
                MessageHeaderEncoder.ENCODED_LENGTH + InstrumentDefinitionEncoder.priceIncrementEncodingOffset(), tick);
        run(input);
    }

    private static InputMessages.Entry level(final int side, final long price, final long units) {
        return new InputMessages.Entry(side, OrderBook.NEW, 1, price, units * UNIT);
    }

    private FeatureSection top(final long bid, final long bidUnits, final long ask, final long askUnits) {
        return run(input.update(
                3,
                InputMessages.COMMIT | InputMessages.CLEAR,
                level(OrderBook.BID, bid, bidUnits),
                level(OrderBook.ASK, ask, askUnits)));
    }

    private FeatureSection trade(final int aggressor, final long price, final long units) {
        input.trade(3, 0, price, units * UNIT);
        event.input.putByte(
                MessageHeaderEncoder.ENCODED_LENGTH + TradeUpdateEncoder.aggressorEncodingOffset(), (byte) aggressor);
        return run(input);
    }

    @Test
    void shouldSayNothingOfAnEventWithoutAMarket() {
        define(3, 1);
        top(99, 1, 101, 1);
        run(input.timer());
        assertEquals(-1, features.instrument);
        assertFalse(features.sampled);
    }

    @Test
    void shouldDescribeTheCommittedTop() {
        define(3, 1);
        top(Scale.PRICE * 99, 3, Scale.PRICE * 101, 1);
        assertEquals(3, features.instrument);
        assertEquals(100, features.mid);
        assertEquals(100.5, features.weightedMid);
    }

    @Test
    void shouldSumTheDepthWithinTheTicks() {
        define(3, 2);
        run(input.update(
                3,
                InputMessages.COMMIT | InputMessages.CLEAR,
                level(OrderBook.BID, 100, 1),
                level(OrderBook.BID, 100 - 2 * TICKS_NEAR, 2),
                level(OrderBook.BID, 99 - 2 * TICKS_NEAR, 4),
                level(OrderBook.ASK, 102, 8),
                level(OrderBook.ASK, 102 + 2 * TICKS_NEAR, 16),
                level(OrderBook.ASK, 103 + 2 * TICKS_NEAR, 32)));
        assertTrue(features.sampled);
        assertEquals(3, features.bidDepthNear);
        assertEquals(24, features.askDepthNear);
    }

    @Test
    void shouldHaveNoNearDepthWithoutATick() {
        define(3, 0);
        top(99, 1, 101, 1);
        assertTrue(features.sampled && Double.isNaN(features.bidDepthNear));
    }

    @Test
    void shouldBeginAgainWhenTheBookIsGoodAgain() {
        define(3, 1);
        top(99, 1, 101, 1);
        top(99, 4, 101, 1);
        assertEquals(3, features.orderFlow);
        run(input.state(3, STALE, 0));
        assertTrue(features.sampled && Double.isNaN(features.mid) && Double.isNaN(features.orderFlowImbalance));
        run(input.state(3, RECOVERED, 0));
        assertTrue(features.sampled);
        assertEquals(0, features.orderFlow + features.orderFlowImbalance);
    }

    @Test
    void shouldHaveNoFeaturesOfACrossedOrHaltedBook() {
        define(3, 1);
        top(99, 1, 101, 1);
        assertTrue(Double.isNaN(top(102, 1, 101, 1).mid));
        assertEquals(100e-9, top(99, 1, 101, 1).mid, 1e-15);
        assertTrue(Double.isNaN(run(input.state(3, STATUS, HALTED)).mid));
    }

    @Test
    void shouldTakeTheSideFromTheVenueElseFromTheMidBefore() {
        define(3, 1);
        top(98, 1, 102, 1);
        assertEquals(-1, trade(2, 102, 1).tradeSign);
        assertEquals(1, trade(0, 101, 1).tradeSign);
        assertEquals(2e-9, features.effectiveSpread, 1e-15);
    }

    @Test
    void shouldCountTradesWhileTheBookIsStale() {
        define(3, 1);
        run(input.state(3, STALE, 0));
        assertTrue(Double.isNaN(trade(1, 100, 5).tradeImbalance));
        run(input.state(3, RECOVERED, 0));
        top(99, 1, 101, 1);
        assertEquals(1, features.tradeImbalance);
    }

    @Test
    void shouldLeaveOutATradeWithoutAPriceOrAQuantity() {
        define(3, 1);
        top(99, 1, 101, 1);
        trade(1, Scale.NULL_PRICE, 5);
        assertEquals(-1, features.instrument);
        trade(1, 100, 0);
        assertEquals(-1, features.instrument);
    }

    @Test
    void shouldSampleAtMostTenTimesASecond() {
        define(3, 1);
        int samples = 0;
        for (int i = 0; i < 1_000; i++) {
            event.ingressTimeNs = i * MILLISECOND;
            samples += top(99 + i % 2, 1, 102, 1).sampled ? 1 : 0;
        }
        assertEquals(10, samples);
    }

    @Test
    void shouldForgetAtAnEpochStart() {
        define(3, 1);
        top(99, 1, 101, 1);
        trade(1, 101, 5);
        run(input.epochStart());
        assertEquals(-1, features.instrument);
        define(3, 1);
        top(99, 1, 101, 1);
        assertTrue(features.sampled && Double.isNaN(features.tradeImbalance));
    }

    @Test
    void shouldTakeLittleMemoryForAnInstrument() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final int instruments = SmallFirm.model().settings().maxInstruments();
        final BookFeatures keeper = new BookFeatures(SmallFirm.model());
        event.templateId = InstrumentDefinitionEncoder.TEMPLATE_ID;
        input.define(0, 1, 10);
        event.book.reset();
        event.book.instrument = 0;
        keeper.onEvent(event, null);
        final long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 1; i < instruments; i++) {
            event.book.instrument = i;
            keeper.onEvent(event, null);
        }
        final long each = (threads.getCurrentThreadAllocatedBytes() - before) / (instruments - 1);
        assertTrue(each > 0 && each <= BYTES_AN_INSTRUMENT, each + " bytes an instrument");
    }
}
