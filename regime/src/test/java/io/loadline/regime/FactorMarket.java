package io.loadline.regime;

import io.loadline.codec.input.EpochStartDecoder;
import io.loadline.codec.input.MarketUpdateDecoder;
import io.loadline.codec.input.TimerDecoder;
import io.loadline.core.Quality;
import io.loadline.core.Scale;
import io.loadline.core.event.RiskEvent;
import io.loadline.core.model.AssetClass;
import io.loadline.core.model.Currency;
import io.loadline.core.model.Instrument;
import io.loadline.core.model.NodeLevel;
import io.loadline.core.model.PortfolioNode;
import io.loadline.core.model.PortfolioTree;
import io.loadline.core.model.PriceHistory;
import io.loadline.core.model.RiskModel;
import io.loadline.core.model.RiskSettings;
import io.loadline.core.model.Venue;
import io.loadline.core.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A market with a known regime: correlated random walks on tick grids, quotes at random times, a timer every 50 ms. Drives a stage as the
 * pipeline would.
 */
final class FactorMarket {
    static final long SECOND = 1_000_000_000L;
    private static final long TIMER_NS = 50_000_000L;
    private static final double[] PRICES = {4_000, 1.10, 110, 75, 15_000, 0.65, 1_900, 98};
    private static final double[] TICKS = {0.25, 0.00005, 0.015625, 0.01, 0.25, 0.00005, 0.1, 0.0025};
    private static final double COMMON = 0.6;

    private final SplittableRandom random;
    private final int instruments;
    private final double volatility;
    private final double quotesPerSecond;
    private final double[] own;
    final RiskEvent event = new RiskEvent(1);
    private double common;
    private long timerNs;
    private long sequence;
    long timeNs;

    /**
     * @param volatility log return per square root of a second, in ordinary times
     * @param quotesPerSecond of one instrument
     */
    FactorMarket(final long seed, final int instruments, final double volatility, final double quotesPerSecond) {
        random = new SplittableRandom(seed);
        this.instruments = instruments;
        this.volatility = volatility;
        this.quotesPerSecond = quotesPerSecond;
        own = new double[instruments];
        timeNs = 1_700_000_000L * SECOND;
        timerNs = timeNs;
    }

    static RiskModel model(final int instruments) {
        return model(instruments, RiskSettings.defaults());
    }

    static RiskModel model(final int instruments, final RiskSettings settings) {
        final List<Instrument> list = new ArrayList<>();
        final int[] factor = new int[instruments];
        for (int i = 0; i < instruments; i++) {
            list.add(new Instrument(i, "F" + i, Venue.NONE, AssetClass.FUTURE, 0, 1, true, -1, 1e6, 0.01, null));
            factor[i] = i;
        }
        return new RiskModel(
                0,
                List.of(new Currency("USD", -1, false, 1)),
                list,
                new PortfolioTree(List.of(new PortfolioNode(0, "firm", NodeLevel.FIRM, -1))),
                List.of(),
                List.of(),
                new PriceHistory(List.of(), List.of(), new double[0][]),
                factor,
                settings);
    }

    /** Runs until the time given, at a multiple of the ordinary volatility and a drift in log return a second, calling back on every event. */
    void run(
            final Stage stage,
            final double seconds,
            final double multiple,
            final double driftPerSecond,
            final Runnable afterEvent) {
        final long end = timeNs + (long) (seconds * SECOND);
        while (true) {
            final double wait = -Math.log(1 - random.nextDouble()) / (quotesPerSecond * instruments);
            final long next = timeNs + Math.max(1, (long) (wait * SECOND));
            while (timerNs + TIMER_NS <= Math.min(next, end)) {
                timerNs += TIMER_NS;
                moveTo(timerNs, multiple, driftPerSecond);
                timer(stage);
                afterEvent.run();
            }
            if (next > end) {
                moveTo(end, multiple, driftPerSecond);
                return;
            }
            moveTo(next, multiple, driftPerSecond);
            quote(stage, random.nextInt(instruments));
            afterEvent.run();
        }
    }

    private void moveTo(final long time, final double multiple, final double driftPerSecond) {
        final double elapsed = (time - timeNs) / (double) SECOND;
        if (elapsed <= 0) {
            return;
        }
        timeNs = time;
        final double scale = volatility * multiple * Math.sqrt(elapsed);
        common += driftPerSecond * elapsed + scale * Math.sqrt(COMMON) * gaussian();
        for (int i = 0; i < instruments; i++) {
            own[i] += scale * Math.sqrt(1 - COMMON) * gaussian();
        }
    }

    double gaussian() {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    private void quote(final Stage stage, final int instrument) {
        final int kind = instrument % PRICES.length;
        final double price = PRICES[kind] * Math.exp(common + own[instrument]);
        final double bid = Math.floor(price / TICKS[kind]) * TICKS[kind];
        quote(stage, instrument, Scale.toPrice(bid), Scale.toPrice(bid + TICKS[kind]), Quality.GOOD);
    }

    void quote(final Stage stage, final int instrument, final long bid, final long ask, final int quality) {
        event.book.reset();
        event.book.instrument = instrument;
        event.book.updated = true;
        event.book.topChanged = true;
        event.book.quality = quality;
        event.book.bidPrice = bid;
        event.book.askPrice = ask;
        dispatch(stage, MarketUpdateDecoder.TEMPLATE_ID);
    }

    void timer(final Stage stage) {
        event.book.reset();
        dispatch(stage, TimerDecoder.TEMPLATE_ID);
    }

    void epochStart(final Stage stage) {
        event.book.reset();
        dispatch(stage, EpochStartDecoder.TEMPLATE_ID);
    }

    private void dispatch(final Stage stage, final int templateId) {
        event.templateId = templateId;
        event.ingressTimeNs = timeNs;
        event.sequence = ++sequence;
        stage.onEvent(event, sequence);
    }
}
