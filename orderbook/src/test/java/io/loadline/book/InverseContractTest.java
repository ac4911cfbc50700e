package io.loadline.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.counter.Counters;
import io.loadline.core.event.PricingSection;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.OpeningPosition;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.ReturnKind;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Contracts of a fixed value in dollars that settle in the coin they are on. */
class InverseContractTest {
    private static final int ACCOUNT = 1;
    private static final int PERPETUAL = 0;
    private static final int DOLLAR = 0;
    private static final int COIN = 1;
    private static final double MULTIPLIER = 10;
    private static final long ONE = Scale.QUANTITY;
    private static final int BUY = 1;
    private static final int SELL = 2;

    private final RiskEvent event = new RiskEvent(2);
    private final InputMessages input = new InputMessages(event);
    private BookStage books;
    private PricingStage pricing;

    private static RiskModel model(final OpeningPosition... positions) {
        return new RiskModel(
                DOLLAR,
                List.of(new Currency("USD", -1, false, 1), new Currency("BTC", PERPETUAL, false, 20_000)),
                List.of(new Instrument(
                        PERPETUAL,
                        "BTC-PERPETUAL",
                        Venue.NONE,
                        AssetClass.FUTURE,
                        COIN,
                        MULTIPLIER,
                        true,
                        0,
                        1e6,
                        0.01,
                        null,
                        true)),
                new PortfolioTree(List.of(
                        new PortfolioNode(0, "firm", NodeLevel.FIRM, -1),
                        new PortfolioNode(ACCOUNT, "a", NodeLevel.ACCOUNT, 0))),
                List.of(positions),
                List.of(),
                new PriceHistory(List.of("btc"), List.of(ReturnKind.LOG), new double[][] {{1, 2, 3}}),
                new int[] {PERPETUAL},
                RiskSettings.defaults());
    }

    private void start(final OpeningPosition... positions) {
        books = new BookStage(model(positions), Counters.inMemory());
        pricing = new PricingStage(model(positions), Counters.inMemory());
        run(input.define(PERPETUAL, "BTC", "USD"));
    }

    private PricingSection run(final InputMessages message) {
        books.onEvent(message.event, message.event.sequence);
        pricing.onEvent(message.event, message.event.sequence);
        return event.pricing;
    }

    private PricingSection quote(final double bid, final double ask) {
        return run(input.top(PERPETUAL, Scale.toPrice(bid), Scale.toPrice(ask)));
    }

    private PricingSection fill(final int side, final double contracts, final double price) {
        return run(input.fill(ACCOUNT, PERPETUAL, side, Scale.toQuantity(contracts), Scale.toPrice(price)));
    }

    @Test
    void shouldGainTheCoinsThatTheDollarsBuyLess() {
        start(new OpeningPosition(ACCOUNT, PERPETUAL, 100 * ONE, Scale.toPrice(20_000)));
        final PricingSection section = quote(24_999, 25_001);
        final double coins = 100 * MULTIPLIER * (1 / 20_000.0 - 1 / 25_000.0);
        assertEquals(25_000, section.fxRate);
        assertEquals(25_000 * coins, section.unrealisedPnl(0), 1e-8 * 25_000);
        final double closed = 100 * MULTIPLIER * (1 / 20_000.0 - 1 / 24_999.0);
        assertEquals(25_000 * closed, section.liquidationPnl(0), 1e-8 * 25_000);
    }

    @Test
    void shouldExposeCoinsThatFallAsThePriceRises() {
        start(new OpeningPosition(ACCOUNT, PERPETUAL, 100 * ONE, Scale.toPrice(20_000)));
        final PricingSection section = quote(24_999, 25_001);
        assertEquals(MULTIPLIER / 25_000, section.unitLinear);
        assertEquals(0, section.unitQuadratic);
        assertEquals(0, section.unitValue);
        assertEquals(100 * MULTIPLIER, section.netExposure(0), 1e-3);
    }

    @Test
    void shouldRealiseAgainstTheHarmonicMeanOfItsFills() {
        start();
        quote(24_999, 25_001);
        fill(BUY, 100, 20_000);
        fill(BUY, 300, 30_000);
        final PricingSection section = fill(SELL, 200, 25_000);
        final double average = 400 / (100 / 20_000.0 + 300 / 30_000.0);
        final double coins = 200 * MULTIPLIER * (1 / average - 1 / 25_000.0);
        assertEquals(25_000 * coins, section.realisedPnl(0), 1e-8 * 25_000);
    }

    @Test
    void shouldIgnoreAFillWithoutAPositivePrice() {
        start();
        quote(24_999, 25_001);
        fill(BUY, 100, 20_000);
        assertEquals(0, fill(BUY, 100, 0).count);
        assertEquals(0, fill(BUY, 100, -5).count);
        assertEquals(100, fill(BUY, 0.00000001, 20_000).quantityBefore(0));
    }

    @Test
    void shouldRefuseAnOpeningPositionWithoutAPositivePrice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new PricingStage(model(new OpeningPosition(ACCOUNT, PERPETUAL, ONE, 0)), Counters.inMemory()));
    }

    @Test
    void shouldKeepTheMarkWhereABookHasNoPositivePrice() {
        start();
        quote(24_999, 25_001);
        final PricingSection section = quote(-1, 1);
        assertEquals(25_000, section.mark);
        assertNotEquals(0, section.markQuality & Quality.NO_PRICE);
        assertEquals(Quality.GOOD, quote(24_000, 24_002).markQuality);
    }

    @Test
    void shouldEqualAPlainLedgerAfterAnyQuotesAndFills() {
        final long seed = 11;
        final SplittableRandom random = new SplittableRandom(seed);
        start();
        double price = 20_000;
        BigDecimal coins = BigDecimal.ZERO;
        BigDecimal held = BigDecimal.ZERO;
        quote(price - 1, price + 1);
        for (int i = 0; i < 20_000; i++) {
            final PricingSection section;
            if (random.nextInt(3) > 0) {
                price = Math.max(1_000, Math.rint(price * (1 + 0.01 * (random.nextDouble() - 0.5))));
                section = quote(price - 1, price + 1);
            } else {
                final boolean buy = random.nextBoolean();
                final BigDecimal size = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
                final BigDecimal at = BigDecimal.valueOf((long) (price * 10) + random.nextInt(-20, 20), 1);
                section = fill(buy ? BUY : SELL, size.doubleValue(), at.doubleValue());
                final BigDecimal signed = buy ? size : size.negate();
                held = held.add(signed);
                coins = coins.add(signed.divide(at, MathContext.DECIMAL128));
            }
            if (section.count > 0) {
                final double total = coins.subtract(held.divide(BigDecimal.valueOf(price), MathContext.DECIMAL128))
                                .doubleValue()
                        * MULTIPLIER
                        * price;
                assertEquals(
                        total,
                        section.realisedPnl(0) + section.unrealisedPnl(0),
                        1e-8 * price,
                        "seed " + seed + ", event " + i);
            }
        }
    }
}
