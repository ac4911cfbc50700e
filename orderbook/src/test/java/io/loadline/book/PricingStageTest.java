package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.RiskModel;
import io.loadline.core.pricing.Black76;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PricingStageTest {
    private static final int STALE = 0;
    private static final int RECOVERED = 1;
    private static final int BUY = 1;
    private static final int SELL = 2;
    private static final int BY_ORDER_ID = 2;
    private static final long ONE = Scale.QUANTITY;
    private static final OpeningPosition LONG_FUTURES =
            new OpeningPosition(SmallFirm.ACCOUNT_A1, SmallFirm.FUTURE, 10 * ONE, price(100));
    private static final OpeningPosition SHORT_FUTURES =
            new OpeningPosition(SmallFirm.ACCOUNT_B1, SmallFirm.FUTURE, -4 * ONE, price(100));
    private static final OpeningPosition SHARES =
            new OpeningPosition(SmallFirm.ACCOUNT_A2, SmallFirm.EURO_SHARE, 100 * ONE, price(40));

    private final RiskEvent event = new RiskEvent(6);
    private final InputMessages input = new InputMessages(event);
    private BookStage books;
    private PricingStage pricing;

    private static long price(final double price) {
        return Scale.toPrice(price);
    }

    private void start(final OpeningPosition... positions) {
        final RiskModel model = SmallFirm.model(positions);
        books = new BookStage(model, Counters.inMemory());
        pricing = new PricingStage(model, Counters.inMemory());
        for (int i = 0; i < SmallFirm.INSTRUMENTS; i++) {
            run(input.define(i, 0, 10));
        }
    }

    private PricingSection run(final InputMessages message) {
        books.onEvent(message.event, message.event.sequence);
        pricing.onEvent(message.event, message.event.sequence);
        return event.pricing;
    }

    private PricingSection quote(final int instrument, final double bid, final double ask) {
        return run(input.top(instrument, price(bid), price(ask)));
    }

    private int[] nodes() {
        return Arrays.copyOf(event.pricing.nodes, event.pricing.count);
    }

    private int row(final int node) {
        for (int i = 0; i < event.pricing.count; i++) {
            if (event.pricing.nodes[i] == node) {
                return i;
            }
        }
        throw new AssertionError("node " + node + " was not touched");
    }

    @Test
    void shouldTouchTheHoldersOfAMarkChildrenFirst() {
        start(LONG_FUTURES, SHORT_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        assertArrayEquals(
                new int[] {
                    SmallFirm.ACCOUNT_A1, SmallFirm.ACCOUNT_B1, SmallFirm.DESK_A, SmallFirm.DESK_B, SmallFirm.FIRM
                },
                nodes());
        assertEquals(PricingSection.MARK, event.pricing.reasons);
    }

    @Test
    void shouldMarkFromABookOfOrders() {
        start(LONG_FUTURES);
        run(input.define(SmallFirm.FUTURE, BY_ORDER_ID, 0));
        run(input.orders(
                SmallFirm.FUTURE,
                InputMessages.COMMIT | InputMessages.CLEAR,
                new InputMessages.OrderEntry(OrderBook.BID, OrderBook.NEW, price(99), ONE, 1, 1),
                new InputMessages.OrderEntry(OrderBook.ASK, OrderBook.NEW, price(101), ONE, 2, 2)));
        final PricingSection section = run(input.orders(
                SmallFirm.FUTURE,
                InputMessages.COMMIT,
                new InputMessages.OrderEntry(OrderBook.BID, OrderBook.NEW, price(100), ONE, 3, 3)));
        assertEquals(PricingSection.MARK, section.reasons);
        assertEquals(100, section.markBefore);
        assertEquals(100.5, section.mark);
        assertEquals(10 * 0.5 * 50, section.unrealisedPnl(row(SmallFirm.FIRM)));
    }

    @Test
    void shouldTouchNobodyWhenTheTopStaysTheSame() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        assertEquals(PricingSection.NONE, quote(SmallFirm.FUTURE, 99, 101).reasons);
    }

    @Test
    void shouldCarryTheMarkBeforeAndAfter() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        final PricingSection section = quote(SmallFirm.FUTURE, 101, 103);
        assertEquals(100, section.markBefore);
        assertEquals(102, section.mark);
        assertEquals(50 * 100, section.unitLinearBefore);
        assertEquals(50 * 102, section.unitLinear);
    }

    @Test
    void shouldMarkLongsAtMidAndLiquidateThemAtTheBid() {
        start(LONG_FUTURES);
        final PricingSection section = quote(SmallFirm.FUTURE, 101, 103);
        assertEquals(10 * 2 * 50, section.unrealisedPnl(row(SmallFirm.FIRM)));
        assertEquals(10 * 50, section.liquidationPnl(row(SmallFirm.FIRM)));
    }

    @Test
    void shouldLiquidateShortsAtTheAsk() {
        start(SHORT_FUTURES);
        final PricingSection section = quote(SmallFirm.FUTURE, 101, 103);
        assertEquals(-4 * 3 * 50, section.liquidationPnl(row(SmallFirm.FIRM)));
    }

    @Test
    void shouldNetOneInstrumentBeforeItCountsAsGross() {
        start(LONG_FUTURES, SHORT_FUTURES);
        final PricingSection section = quote(SmallFirm.FUTURE, 99, 101);
        assertEquals(6 * 50 * 100, section.grossExposure(row(SmallFirm.FIRM)));
        assertEquals(-4 * 50 * 100, section.netExposure(row(SmallFirm.DESK_B)));
    }

    @Test
    void shouldNotValueAMarginedInstrument() {
        start(LONG_FUTURES);
        assertEquals(0, quote(SmallFirm.FUTURE, 99, 101).unitValue);
    }

    @Test
    void shouldExposeAnAbsoluteFactorByItsMultiplier() {
        start();
        final PricingSection section = quote(SmallFirm.YEN_BOND, 98, 100);
        assertEquals(10, section.unitLinear);
        assertEquals(10 * 99, section.unitValue);
    }

    @Test
    void shouldConvertAtTheInitialRateAndSayThatItIsNotGood() {
        start(SHARES);
        final PricingSection section = quote(SmallFirm.EURO_SHARE, 40, 42);
        assertEquals(1.1 * 100, section.unrealisedPnl(row(SmallFirm.FIRM)), 1e-3);
        assertEquals(Quality.FX, section.quality[row(SmallFirm.FIRM)]);
    }

    @Test
    void shouldTouchThoseExposedToACurrencyWhenItsRateChanges() {
        start(SHARES);
        quote(SmallFirm.EURO_SHARE, 40, 42);
        final PricingSection section = quote(SmallFirm.EURUSD, 1.1999, 1.2001);
        assertEquals(PricingSection.MARK | PricingSection.CURRENCY, section.reasons);
        assertArrayEquals(new int[] {SmallFirm.ACCOUNT_A2, SmallFirm.DESK_A, SmallFirm.FIRM}, nodes());
        assertEquals(1.2, section.currencyRate, 1e-12);
        assertEquals(1.2 * 100, section.unrealisedPnl(row(SmallFirm.FIRM)), 1e-3);
        assertEquals(Quality.GOOD, section.quality[row(SmallFirm.FIRM)]);
    }

    @Test
    void shouldInvertARateThatIsQuotedTheOtherWay() {
        start();
        assertEquals(1.0 / 150, quote(SmallFirm.USDJPY, 149, 151).currencyRate, 1e-15);
    }

    @Test
    void shouldDegradeNodesWhileARateIsStale() {
        start(SHARES);
        quote(SmallFirm.EURO_SHARE, 40, 42);
        quote(SmallFirm.EURUSD, 1.19, 1.21);
        final PricingSection section = run(input.state(SmallFirm.EURUSD, STALE, 0));
        assertEquals(Quality.FX, section.quality[row(SmallFirm.FIRM)]);
        assertEquals(section.currencyRateBefore, section.currencyRate);
    }

    @Test
    void shouldDegradeNodesFromAGapToTheRecovery() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        PricingSection section = run(input.state(SmallFirm.FUTURE, STALE, 0));
        assertEquals(Quality.STALE, section.quality[row(SmallFirm.FIRM)]);
        assertEquals(1, section.staleInstruments[row(SmallFirm.FIRM)]);
        section = quote(SmallFirm.FUTURE, 109, 111);
        assertEquals(100, section.mark, "the mark of a stale book stays the last good one");
        section = run(input.state(SmallFirm.FUTURE, RECOVERED, 0));
        assertEquals(110, section.mark);
        assertEquals(Quality.GOOD, section.quality[row(SmallFirm.FIRM)]);
        assertEquals(0, section.staleInstruments[row(SmallFirm.FIRM)]);
    }

    @Test
    void shouldHaveNoPriceUntilTheFirstGoodBook() {
        start(LONG_FUTURES);
        final PricingSection section = run(input.order(SmallFirm.ACCOUNT_A1, SmallFirm.FUTURE));
        assertNotEquals(0, section.quality[row(SmallFirm.FIRM)] & Quality.NO_PRICE);
        assertEquals(0, section.grossExposure(row(SmallFirm.FIRM)));
    }

    @Test
    void shouldListThePathOfAnOrderUnchanged() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        final PricingSection section = run(input.order(SmallFirm.ACCOUNT_A1, SmallFirm.FUTURE));
        assertEquals(PricingSection.ORDER, section.reasons);
        assertArrayEquals(new int[] {SmallFirm.ACCOUNT_A1, SmallFirm.DESK_A, SmallFirm.FIRM}, nodes());
        assertEquals(10, section.quantity(0));
        assertEquals(10, section.quantityBefore(0));
        assertEquals(section.unitLinearBefore, section.unitLinear);
    }

    @Test
    void shouldMoveThePathOfAFill() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        final PricingSection section =
                run(input.fill(SmallFirm.ACCOUNT_A1, SmallFirm.FUTURE, SELL, 4 * ONE, price(103)));
        assertEquals(PricingSection.FILL, section.reasons);
        assertEquals(6, section.quantity(row(SmallFirm.FIRM)));
        assertEquals(10, section.quantityBefore(row(SmallFirm.FIRM)));
        assertEquals(4 * 3 * 50, section.realisedPnl(row(SmallFirm.FIRM)));
        assertEquals(6 * 50 * 100, section.grossExposure(row(SmallFirm.FIRM)));
    }

    @Test
    void shouldIgnoreAFillOfNothing() {
        start(LONG_FUTURES);
        final InputMessages fill = input.fill(SmallFirm.ACCOUNT_A1, SmallFirm.FUTURE, BUY, 0, price(100));
        assertEquals(PricingSection.NONE, run(fill).reasons);
    }

    @Test
    void shouldIgnoreAFillOfANodeThatIsNoAccount() {
        start(LONG_FUTURES);
        final InputMessages fill = input.fill(SmallFirm.DESK_A, SmallFirm.FUTURE, BUY, ONE, price(100));
        assertEquals(PricingSection.NONE, run(fill).reasons);
    }

    @Test
    void shouldIgnoreAFillOfAnInstrumentOutsideTheModel() {
        start(LONG_FUTURES);
        final InputMessages fill = input.fill(SmallFirm.ACCOUNT_A1, SmallFirm.INSTRUMENTS, BUY, ONE, price(100));
        assertEquals(PricingSection.NONE, run(fill).reasons);
    }

    @Test
    void shouldSayNothingOfAnInstrumentOutsideTheModel() {
        start(LONG_FUTURES);
        run(input.define(SmallFirm.INSTRUMENTS, 0, 10));
        assertEquals(-1, quote(SmallFirm.INSTRUMENTS, 1, 2).instrument);
    }

    @Test
    void shouldTouchEveryNodeAtAnEpoch() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        final PricingSection section = run(input.epochStart());
        assertEquals(PricingSection.QUALITY, section.reasons);
        assertEquals(6, section.count);
        assertEquals(-1, section.instrument);
        assertNotEquals(0, section.quality[row(SmallFirm.FIRM)] & Quality.STALE);
        assertEquals(10 * 50 * 100, section.grossExposure(row(SmallFirm.FIRM)));
    }

    @Test
    void shouldFindQuotesThatGrewOldAndForgiveThemWhenFresh() {
        start(LONG_FUTURES);
        quote(SmallFirm.FUTURE, 99, 101);
        event.ingressTimeNs += 2_000_000_001L;
        PricingSection section = run(input.timer());
        assertEquals(PricingSection.QUALITY, section.reasons);
        assertEquals(Quality.AGED, section.quality[row(SmallFirm.FIRM)]);
        section = quote(SmallFirm.FUTURE, 99, 101);
        assertEquals(Quality.GOOD, section.quality[row(SmallFirm.FIRM)]);
    }

    @Test
    void shouldTakeGreeksFromTheVolatilityOfTheOptionsOwnMid() {
        start();
        quote(SmallFirm.FUTURE, 104.999, 105.001);
        final double premium = Black76.price(true, 105, 100, 1, 0.3, 1);
        final PricingSection section = quote(SmallFirm.CALL, premium - 0.01, premium + 0.01);
        final double delta = Black76.delta(true, 105, 100, 1, 0.3, 1);
        final double gamma = Black76.gamma(105, 100, 1, 0.3, 1);
        assertEquals(50 * delta * 105, section.unitLinear, 1e-5);
        assertEquals(0.5 * 50 * gamma * 105 * 105, section.unitQuadratic, 1e-5);
        assertEquals(50 * premium, section.unitValue, 1e-6);
        assertEquals(Quality.GOOD, section.markQuality);
    }

    @Test
    void shouldTakeGreeksAgainAfterTheUnderlyingMovedWithTheVolatilityHeld() {
        start();
        quote(SmallFirm.FUTURE, 104.999, 105.001);
        final double premium = Black76.price(true, 105, 100, 1, 0.3, 1);
        quote(SmallFirm.CALL, premium - 0.01, premium + 0.01);
        quote(SmallFirm.FUTURE, 109.999, 110.001);
        run(input.timer());
        final PricingSection section = run(input.timer());
        assertEquals(PricingSection.MARK, section.reasons);
        assertEquals(SmallFirm.CALL, section.instrument);
        assertEquals(50 * Black76.delta(true, 110, 100, 1, 0.3, 1) * 110, section.unitLinear, 1e-5);
    }

    @Test
    void shouldKeepTheLastGreeksWhenNoVolatilityGivesThePrice() {
        start();
        quote(SmallFirm.FUTURE, 104.999, 105.001);
        final double linear = quote(SmallFirm.CALL, 14, 15).unitLinear;
        final PricingSection section = quote(SmallFirm.CALL, 2, 3);
        assertEquals(Quality.MODEL, section.markQuality);
        assertEquals(linear, section.unitLinear);
    }

    @Test
    void shouldDistrustAnOptionWhoseUnderlyingIsStale() {
        start();
        quote(SmallFirm.FUTURE, 104.999, 105.001);
        quote(SmallFirm.CALL, 14, 15);
        run(input.state(SmallFirm.FUTURE, STALE, 0));
        run(input.timer());
        assertEquals(Quality.MODEL, run(input.timer()).markQuality);
    }

    @Test
    void shouldRefuseAnOpeningPositionOfAnUnknownInstrument() {
        final OpeningPosition position = new OpeningPosition(SmallFirm.ACCOUNT_A1, 99, ONE, price(1));
        final String message = assertThrows(IllegalArgumentException.class, () -> start(position))
                .getMessage();
        assertTrue(message.contains("instrument 99"), message);
    }

    @Test
    void shouldRefuseAnOpeningPositionOfADesk() {
        final OpeningPosition position = new OpeningPosition(SmallFirm.DESK_A, SmallFirm.FUTURE, ONE, price(1));
        assertThrows(IllegalArgumentException.class, () -> start(position));
    }
}
