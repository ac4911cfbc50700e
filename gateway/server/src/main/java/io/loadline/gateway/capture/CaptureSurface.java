package io.loadline.gateway.capture;

import io.loadline.book.InstrumentView;
import io.loadline.book.OrderBook;
import io.loadline.book.Statistic;
import io.loadline.core.Scale;
import io.loadline.core.pricing.surface.ExpirySmile;
import io.loadline.core.pricing.surface.ParityForward;
import io.loadline.core.pricing.surface.SmileQuotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the smile of every expiry to the books at the end of a capture, the last expiry first. Books that are stale are left out where five strikes
 * without them are quoted on both sides; where fewer than five are at all, the venue's mark prices stand in, a tick wide. The forward is that of the
 * future that expires with the options, if it is quoted on both sides as they are; else of put-call parity near the money, as live; else the
 * underlying's own price. Prices are not discounted.
 */
final class CaptureSurface {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;
    private static final int LEAST_QUOTES = 5;
    private static final double LEAST_WIDTH = 1e-9;

    private record Price(double bid, double ask) {
        private static final Price NONE = new Price(Double.NaN, Double.NaN);

        double mid() {
            return 0.5 * (bid + ask);
        }

        boolean isUsable() {
            return bid > 0 && ask >= bid;
        }
    }

    private record Forward(double price, String source) {
        private static final Forward NONE = new Forward(Double.NaN, "");
    }

    private final CaptureBooks books;
    private final long nowNs;

    private CaptureSurface(final CaptureBooks books) {
        this.books = books;
        nowNs = books.lastTimeNs();
    }

    /** Returns the smiles by underlying, currency and expiry. */
    static List<CaptureSmile> of(final CaptureBooks books) {
        return new CaptureSurface(books).smiles();
    }

    private List<CaptureSmile> smiles() {
        final Map<String, TreeMap<Long, List<CapturedInstrument>>> chains = new TreeMap<>();
        for (final CapturedInstrument definition : books.definitions()) {
            if (definition.isOption() && definition.expiryNs() > nowNs) {
                chains.computeIfAbsent(definition.underlying() + "," + definition.currency(), key -> new TreeMap<>())
                        .computeIfAbsent(definition.expiryNs(), key -> new ArrayList<>())
                        .add(definition);
            }
        }
        final List<CaptureSmile> found = new ArrayList<>();
        for (final TreeMap<Long, List<CapturedInstrument>> chain : chains.values()) {
            final List<CaptureSmile> surface = new ArrayList<>();
            ExpirySmile later = null;
            for (final List<CapturedInstrument> options : chain.descendingMap().values()) {
                final CaptureSmile smile = smile(options, later);
                surface.addFirst(smile);
                later = smile.smile().isKnown() ? smile.smile() : later;
            }
            found.addAll(surface);
        }
        return found;
    }

    private CaptureSmile smile(final List<CapturedInstrument> options, final ExpirySmile later) {
        final CapturedInstrument first = options.getFirst();
        final double[] strikes = options.stream()
                .mapToDouble(CaptureSurface::strike)
                .distinct()
                .sorted()
                .toArray();
        final boolean fromGoodBooks = quotedStrikes(options, true) >= LEAST_QUOTES;
        final boolean fromBooks = fromGoodBooks || quotedStrikes(options, false) >= LEAST_QUOTES;
        final SmileQuotes quotes = new SmileQuotes(strikes);
        quotes.inverse(first.isInverse());
        for (final CapturedInstrument option : options) {
            final boolean stale = fromGoodBooks && books.isStale(option.id());
            final Price price = stale ? Price.NONE : fromBooks ? quote(option) : mark(option);
            quotes.set(quotes.indexOf(strike(option)), option.isCall(), price.bid(), price.ask(), nowNs);
        }
        final Forward forward = forward(options, fromBooks, quotes);
        final ExpirySmile smile = new ExpirySmile(strikes.length).takingMisfits();
        final double years = (first.expiryNs() - nowNs) / YEAR_NS;
        smile.fit(quotes, forward.price(), years, 1, nowNs, Long.MAX_VALUE, later);
        return new CaptureSmile(
                first.underlying(),
                first.currency(),
                first.expiryNs(),
                fromBooks ? "books" : "marks",
                forward.price(),
                forward.source(),
                strikes.length,
                smile,
                later == null || (smile.isKnown() && !smile.hasCalendarArbitrage(later)));
    }

    /** Strikes with a two-sided quote, of books that are not stale or of any. */
    private long quotedStrikes(final List<CapturedInstrument> options, final boolean good) {
        return options.stream()
                .filter(option -> !good || !books.isStale(option.id()))
                .filter(option -> quote(option).isUsable())
                .mapToDouble(CaptureSurface::strike)
                .distinct()
                .count();
    }

    private Forward forward(final List<CapturedInstrument> options, final boolean fromBooks, final SmileQuotes quotes) {
        final CapturedInstrument first = options.getFirst();
        final Forward future = fromBooks ? ofFuture(first) : Forward.NONE;
        if (future.price() > 0) {
            return future;
        }
        final ParityForward parity = new ParityForward();
        return parity.find(quotes, 1, nowNs, Long.MAX_VALUE)
                ? new Forward(parity.forward(), "parity")
                : ofUnderlying(first);
    }

    private Forward ofFuture(final CapturedInstrument option) {
        for (final CapturedInstrument definition : books.definitions()) {
            if (isForward(definition, option) && quote(definition).isUsable()) {
                return new Forward(quote(definition).mid(), definition.symbol());
            }
        }
        return Forward.NONE;
    }

    private Forward ofUnderlying(final CapturedInstrument option) {
        for (final CapturedInstrument definition : books.definitions()) {
            if (isForward(definition, option) || definition.symbol().equals(option.underlying())) {
                final Price price = quote(definition).isUsable() ? quote(definition) : mark(definition);
                if (price.isUsable()) {
                    return new Forward(price.mid(), definition.symbol());
                }
            }
        }
        return Forward.NONE;
    }

    /** True for the future that an option settles into, or one on the same thing that expires with it. */
    private static boolean isForward(final CapturedInstrument future, final CapturedInstrument option) {
        final boolean sibling =
                future.underlying().equals(option.underlying()) && future.expiryNs() == option.expiryNs();
        return future.isFuture() && (sibling || future.symbol().equals(option.underlying()));
    }

    private static double strike(final CapturedInstrument option) {
        return Scale.price(option.strike());
    }

    private Price quote(final CapturedInstrument definition) {
        final InstrumentView view = books.view(definition.id());
        final OrderBook book = view == null ? null : view.top();
        return book == null ? Price.NONE : new Price(Scale.price(book.bidPrice()), Scale.price(book.askPrice()));
    }

    private Price mark(final CapturedInstrument definition) {
        final InstrumentView view = books.view(definition.id());
        if (view == null || view.statistics() == null) {
            return Price.NONE;
        }
        final double mark = Scale.price(view.statistics().price(Statistic.MARK));
        final double half = Math.min(0.5 * Math.max(Scale.price(definition.tick()), LEAST_WIDTH), 0.5 * mark);
        return new Price(mark - half, mark + half);
    }
}
