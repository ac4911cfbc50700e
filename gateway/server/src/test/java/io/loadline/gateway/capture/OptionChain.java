package io.loadline.gateway.capture;

import io.loadline.codec.input.InstrumentDefinitionEncoder;
import io.loadline.codec.input.InstrumentStateEncoder;
import io.loadline.codec.input.MarketUpdateEncoder;
import io.loadline.codec.input.MessageHeaderEncoder;
import io.loadline.core.Scale;
import io.loadline.core.input.InputSink;
import io.loadline.core.model.AssetClass;
import io.loadline.core.pricing.Black76;
import io.loadline.core.pricing.surface.Ssvi;
import io.loadline.core.pricing.surface.Svi;
import io.loadline.feed.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A chain of options in their coin as a venue quotes it: six expiries around a surface without arbitrage, each with its own forward above the perpetual;
 * strikes from deep in to far out of the money; a bid and an ask around a mid that is off by a part of the spread, wider in the wings and rounded outwards
 * to ticks. Some strikes are missing, have one side, are crossed, or stand in a book that a gap has left behind at an older price.
 */
final class OptionChain {
    static final long NOW_NS = 1_793_629_800_000_000_000L;
    static final int PERPETUAL = 0;
    static final int DATED_FUTURE = 1;
    static final int FIRST_OPTION = 2;
    static final int QUARTER = 3;
    static final double SPOT = 60_000;

    private static final long DAY_NS = 86_400_000_000_000L;
    private static final double YEAR_NS = 365.0 * DAY_NS;
    private static final int[] DAYS = {1, 3, 7, 28, 88, 270};
    private static final double CARRY = 0.08;
    private static final double TICK = 0.0001;
    private static final double WIDE = 3.2;
    private static final Ssvi SURFACE = new Ssvi(-0.25, 1.1, 0.45);

    /** What is wrong with a quote. */
    enum Flaw {
        NONE,
        ONE_SIDED,
        CROSSED,
        STALE
    }

    /** The quote of one option; a side that is missing is NaN. */
    record Quote(int instrument, int expiry, double strike, boolean call, double bid, double ask, Flaw flaw) {
        boolean isTwoSided() {
            return flaw == Flaw.NONE && bid > 0 && ask > bid;
        }
    }

    private final List<Quote> quotes = new ArrayList<>();
    private final SplittableRandom random;

    OptionChain(final long seed) {
        random = new SplittableRandom(seed);
        for (int expiry = 0; expiry < DAYS.length; expiry++) {
            final double root = Math.sqrt(theta(expiry));
            final double step = strikeStep(expiry);
            double last = 0;
            for (double z = -WIDE; z <= WIDE; z += 0.2) {
                final double strike = Math.rint(forward(expiry) * StrictMath.exp(z * root) / step) * step;
                if (strike > last && random.nextInt(12) > 0) {
                    add(expiry, strike, false);
                    add(expiry, strike, true);
                }
                last = Math.max(last, strike);
            }
        }
    }

    private static double strikeStep(final int expiry) {
        return expiry < 2 ? 250 : expiry < 4 ? 500 : 1_000;
    }

    private void add(final int expiry, final double strike, final boolean call) {
        final int instrument = FIRST_OPTION + quotes.size();
        final double k = StrictMath.log(strike / forward(expiry));
        final double z = k / Math.sqrt(theta(expiry));
        final double half = 0.003 * (1 + 0.7 * z * z) * (1 + 3 * Math.exp(-DAYS[expiry]));
        final double mid = volatility(expiry, strike) + 0.3 * half * (2 * random.nextDouble() - 1);
        final double older = random.nextInt(25) == 0 ? 0.96 : 1;
        double bid = Math.floor(value(expiry, strike, call, mid - half, older) / TICK) * TICK;
        double ask = Math.ceil(value(expiry, strike, call, mid + half, older) / TICK) * TICK;
        Flaw flaw = older < 1 ? Flaw.STALE : Flaw.NONE;
        if (flaw == Flaw.NONE && random.nextInt(30) == 0) {
            final double swapped = bid;
            bid = ask + TICK;
            ask = Math.max(TICK, swapped - TICK);
            flaw = Flaw.CROSSED;
        }
        if (!(bid > 0) || (flaw == Flaw.NONE && random.nextInt(20) == 0)) {
            bid = Double.NaN;
            flaw = Flaw.ONE_SIDED;
        }
        quotes.add(new Quote(instrument, expiry, strike, call, bid, ask, flaw));
    }

    /** Price in coins, at a forward that is the true one times a factor. */
    private static double value(
            final int expiry, final double strike, final boolean call, final double volatility, final double factor) {
        final double forward = factor * forward(expiry);
        return Black76.price(call, forward, strike, years(expiry), Math.max(0.01, volatility), 1) / forward;
    }

    static int expiries() {
        return DAYS.length;
    }

    static long expiryNs(final int expiry) {
        return NOW_NS + DAYS[expiry] * DAY_NS;
    }

    static double years(final int expiry) {
        return DAYS[expiry] * DAY_NS / YEAR_NS;
    }

    static double forward(final int expiry) {
        return SPOT * StrictMath.exp(CARRY * years(expiry));
    }

    private static double theta(final int expiry) {
        final double atTheMoney = 0.52 + 0.05 * Math.sqrt(years(expiry));
        return atTheMoney * atTheMoney * years(expiry);
    }

    /** The truth. */
    static Svi smile(final int expiry) {
        return SURFACE.smile(theta(expiry));
    }

    static double volatility(final int expiry, final double strike) {
        return smile(expiry).volatility(StrictMath.log(strike / forward(expiry)), years(expiry));
    }

    List<Quote> quotes() {
        return quotes;
    }

    /** Share of the two-sided out-of-the-money quotes of an expiry between whose bid and ask a smile lies. */
    double shareWithinSpread(final int expiry, final Svi smile, final double forward, final double years) {
        int all = 0;
        int within = 0;
        for (final Quote quote : quotes) {
            if (quote.expiry() == expiry && quote.isTwoSided() && quote.call() == quote.strike() >= forward) {
                final double sigma = smile.volatility(StrictMath.log(quote.strike() / forward), years);
                final double price = Black76.price(quote.call(), forward, quote.strike(), years, sigma, 1) / forward;
                all++;
                within += price >= quote.bid() && price <= quote.ask() ? 1 : 0;
            }
        }
        return (double) within / all;
    }

    int count(final Flaw flaw) {
        return (int) quotes.stream().filter(quote -> quote.flaw() == flaw).count();
    }

    /** Defines all instruments and sends all quotes. */
    void send(final InputSink sink) {
        final Messages messages = new Messages(sink);
        messages.define(PERPETUAL, AssetClass.FUTURE, "BTC-PERPETUAL", "USD", 0, 0, 0);
        messages.define(DATED_FUTURE, AssetClass.FUTURE, "BTC-QUARTER", "USD", expiryNs(QUARTER), 0, 0);
        for (final Quote quote : quotes) {
            final String symbol =
                    "BTC-" + DAYS[quote.expiry()] + "D-" + (long) quote.strike() + (quote.call() ? "-C" : "-P");
            messages.define(
                    quote.instrument(),
                    AssetClass.OPTION,
                    symbol,
                    "BTC",
                    expiryNs(quote.expiry()),
                    quote.strike(),
                    quote.call() ? 1 : 2);
        }
        messages.quote(PERPETUAL, SPOT - 2.5, SPOT + 2.5);
        messages.quote(DATED_FUTURE, forward(QUARTER) - 5, forward(QUARTER) + 5);
        for (final Quote quote : quotes) {
            messages.quote(quote.instrument(), quote.bid(), quote.ask());
            if (quote.flaw() == Flaw.STALE) {
                messages.stale(quote.instrument());
            }
        }
    }

    /** Encodes what a feed handler would. */
    private record Messages(InputSink sink) {
        private static final int COMMIT_AND_CLEAR = 3;

        void define(
                final int instrument,
                final AssetClass assetClass,
                final String symbol,
                final String currency,
                final long expiryNs,
                final double strike,
                final int optionType) {
            final InstrumentDefinitionEncoder definition = new InstrumentDefinitionEncoder()
                    .wrapAndApplyHeader(sink.claim(), 0, new MessageHeaderEncoder())
                    .instrumentId(instrument)
                    .venue((short) 1)
                    .assetClass(EventWriter.code(assetClass))
                    .bookKind((short) 0)
                    .optionType((short) optionType)
                    .securityId(instrument)
                    .priceIncrement(Scale.toPrice(TICK))
                    .multiplier(Scale.PRICE)
                    .strike(Scale.toPrice(strike))
                    .expiryNs(expiryNs)
                    .symbol(symbol)
                    .underlying("BTC")
                    .currency(currency)
                    .marketDepth(10);
            sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + definition.encodedLength());
        }

        void quote(final int instrument, final double bid, final double ask) {
            final MarketUpdateEncoder update = new MarketUpdateEncoder()
                    .wrapAndApplyHeader(sink.claim(), 0, new MessageHeaderEncoder())
                    .instrumentId(instrument)
                    .venue((short) 1)
                    .flags((short) COMMIT_AND_CLEAR)
                    .exchangeTimeNs(NOW_NS);
            final MarketUpdateEncoder.EntriesEncoder entries =
                    update.entriesCount((bid > 0 ? 1 : 0) + (ask > 0 ? 1 : 0));
            side(entries, 0, bid);
            side(entries, 1, ask);
            sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + update.encodedLength());
        }

        private static void side(final MarketUpdateEncoder.EntriesEncoder entries, final int side, final double price) {
            if (price > 0) {
                entries.next()
                        .price(Scale.toPrice(price))
                        .quantity(Scale.toQuantity(1))
                        .orderId(0)
                        .orderCount(1)
                        .level((short) 1)
                        .action((short) 0)
                        .side((short) side)
                        .entryFlags((short) 0);
            }
        }

        void stale(final int instrument) {
            final InstrumentStateEncoder state = new InstrumentStateEncoder()
                    .wrapAndApplyHeader(sink.claim(), 0, new MessageHeaderEncoder())
                    .instrumentId(instrument)
                    .venue((short) 1)
                    .change((short) 0)
                    .tradingStatus((short) 0)
                    .reason((short) 1)
                    .exchangeTimeNs(NOW_NS);
            sink.commit(MessageHeaderEncoder.ENCODED_LENGTH + state.encodedLength());
        }
    }
}
