package io.loadline.gateway.capture;

import io.loadline.book.InstrumentView;
import io.loadline.book.OrderBook;
import io.loadline.book.Statistic;
import io.loadline.core.Scale;
import io.loadline.core.pricing.surface.ExpirySmile;
import io.loadline.core.pricing.surface.SmileQuotes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Fits the smile of every expiry to the books at the end of a capture, the last expiry first. Where fewer than five strikes are quoted on both sides,
 * the venue's mark prices stand in, a tick wide. The forward is that of put-call parity, in the middle of those nearest to the money; where no strike
 * has both prices, the underlying's own. Prices are not discounted.
 */
final class CaptureSurface {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;
    private static final int LEAST_QUOTES = 5;
    private static final int PARITY_STRIKES = 5;
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

    private record Forward(double price, String source) {}

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
        final boolean fromBooks = options.stream()
                        .filter(option -> quote(option).isUsable())
                        .mapToDouble(CaptureSurface::strike)
                        .distinct()
                        .count()
                >= LEAST_QUOTES;
        final SmileQuotes quotes = new SmileQuotes(strikes);
        quotes.inverse(first.isInverse());
        for (final CapturedInstrument option : options) {
            final Price price = fromBooks ? quote(option) : mark(option);
            quotes.set(quotes.indexOf(strike(option)), option.isCall(), price.bid(), price.ask(), nowNs);
        }
        final Forward forward = forward(options, fromBooks);
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

    private Forward forward(final List<CapturedInstrument> options, final boolean fromBooks) {
        final Map<Double, double[]> pairs = new TreeMap<>();
        for (final CapturedInstrument option : options) {
            final Price price = fromBooks ? quote(option) : mark(option);
            if (price.isUsable()) {
                pairs.computeIfAbsent(strike(option), key -> new double[2])[option.isCall() ? 1 : 0] = price.mid();
            }
        }
        final boolean inverse = options.getFirst().isInverse();
        final double[] forwards = pairs.entrySet().stream()
                .filter(pair -> pair.getValue()[0] > 0 && pair.getValue()[1] > 0)
                .sorted(Comparator.comparingDouble(pair -> Math.abs(pair.getValue()[1] - pair.getValue()[0])))
                .limit(PARITY_STRIKES)
                .mapToDouble(pair -> parity(pair.getKey(), pair.getValue()[1] - pair.getValue()[0], inverse))
                .sorted()
                .toArray();
        return forwards.length > 0 ? new Forward(forwards[forwards.length / 2], "parity") : ofUnderlying(options);
    }

    /** Call less put is the forward less the strike; of an inverse option over the forward. */
    private static double parity(final double strike, final double callLessPut, final boolean inverse) {
        return inverse ? strike / (1 - callLessPut) : strike + callLessPut;
    }

    private Forward ofUnderlying(final List<CapturedInstrument> options) {
        final CapturedInstrument first = options.getFirst();
        for (final CapturedInstrument definition : books.definitions()) {
            final boolean future = definition.isFuture()
                    && definition.underlying().equals(first.underlying())
                    && definition.expiryNs() == first.expiryNs();
            if (future || definition.symbol().equals(first.underlying())) {
                final Price price = quote(definition).isUsable() ? quote(definition) : mark(definition);
                if (price.isUsable()) {
                    return new Forward(price.mid(), definition.symbol());
                }
            }
        }
        return new Forward(Double.NaN, "");
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
