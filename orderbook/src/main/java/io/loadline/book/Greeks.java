package io.loadline.book;

import io.loadline.core.Quality;
import io.loadline.core.counter.Counters;
import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Takes the greeks of options: of one whose own price has moved, and in turn of those whose forward has. An option without a usable quote gets
 * price and greeks from its smile, as long as that is not stale.
 */
final class Greeks {
    private static final int SCAN = 256;

    private final MarkedInstrument[] options;
    private final LiveSurface surface;
    private final long maxQuoteAgeNs;
    private final AtomicCounter unsolved;
    private final AtomicCounter bySurface;
    private int next;

    /**
     * @param instruments all instruments, by id
     * @param surface the smiles
     * @param maxQuoteAgeNs age from which a quote counts as missing
     * @param counters where to count
     */
    Greeks(
            final MarkedInstrument[] instruments,
            final LiveSurface surface,
            final long maxQuoteAgeNs,
            final Counters counters) {
        this.surface = surface;
        this.maxQuoteAgeNs = maxQuoteAgeNs;
        unsolved = counters.counter("pricing: option prices without an implied volatility");
        bySurface = counters.counter("pricing: options priced by the surface");
        options = Arrays.stream(instruments)
                .filter(instrument -> instrument.option != null)
                .toArray(MarkedInstrument[]::new);
    }

    /** Exposes an option by its new price; returns the MODEL bit of its quality. */
    int solve(final MarkedInstrument instrument, final long nowNs) {
        return take(instrument, nowNs, false);
    }

    /**
     * Exposes an option by its new forward or its smile; returns the bits of its quality that are not its book's, with NO_PRICE where
     * it has none.
     */
    int refresh(final MarkedInstrument instrument, final long nowNs) {
        if (isForSurface(instrument, nowNs) && priceBySurface(instrument, nowNs)) {
            return Quality.MODEL;
        }
        if (!instrument.isPriced()) {
            return Quality.MODEL | Quality.NO_PRICE;
        }
        final int model = take(instrument, nowNs, instrument.option.isSolved());
        return instrument.isBySurface() ? Quality.MODEL : model;
    }

    private int take(final MarkedInstrument instrument, final long nowNs, final boolean keepVolatility) {
        final OptionExposure option = instrument.option;
        final LiveForward forward = surface.sliceOf(instrument.id).forward(nowNs);
        final boolean taken = keepVolatility
                ? option.refresh(instrument.mark, forward, nowNs)
                : option.solve(instrument.mark, forward, nowNs);
        if (!taken) {
            unsolved.incrementRelease();
            exposeExercised(instrument, forward, nowNs);
        }
        instrument.exposeOption();
        return instrument.modelBit(taken && forward.isUsable(nowNs));
    }

    /** An American option that trades at what exercise pays has no volatility of its own, but a delta by that of its strike. */
    private void exposeExercised(final MarkedInstrument instrument, final LiveForward forward, final long nowNs) {
        final SmileSlice slice = surface.sliceOf(instrument.id);
        if (instrument.option.isAmerican() && slice.prices(nowNs)) {
            instrument.option.exposeAt(slice.volatility(instrument.option.strike()), forward, nowNs);
        }
    }

    private boolean priceBySurface(final MarkedInstrument instrument, final long nowNs) {
        final OptionExposure option = instrument.option;
        final SmileSlice slice = surface.sliceOf(instrument.id);
        final double volatility = slice.volatility(option.strike());
        final double price = option.price(volatility, slice.forward(nowNs), nowNs, slice.fits());
        if (!(price >= 0 && price < Double.POSITIVE_INFINITY)) {
            return false;
        }
        instrument.markBySurface(price, 0.5 * slice.meanWidth() * option.vega(nowNs));
        instrument.exposeOption();
        bySurface.incrementRelease();
        return true;
    }

    private boolean isForSurface(final MarkedInstrument instrument, final long nowNs) {
        return instrument.needsSurface(nowNs, maxQuoteAgeNs)
                && surface.sliceOf(instrument.id).prices(nowNs);
    }

    /** The next option whose forward or smile has moved since its greeks were taken, null if a bounded search finds none. */
    MarkedInstrument nextOutdated(final long nowNs) {
        final int scan = Math.min(SCAN, options.length);
        for (int i = 0; i < scan; i++) {
            final MarkedInstrument instrument = options[next];
            next = next + 1 == options.length ? 0 : next + 1;
            if (isOutdated(instrument, nowNs)) {
                return instrument;
            }
        }
        return null;
    }

    private boolean isOutdated(final MarkedInstrument instrument, final long nowNs) {
        final OptionExposure option = instrument.option;
        final LiveForward forward = surface.sliceOf(instrument.id).forward(nowNs);
        final boolean moved = !option.isFor(forward, nowNs) || option.awaitsPremium();
        if (isForSurface(instrument, nowNs)) {
            final SmileSlice slice = surface.sliceOf(instrument.id);
            return moved || !instrument.isBySurface() || !option.isForFit(slice.fits());
        }
        return instrument.isPriced() && forward.price(nowNs) > 0 && moved;
    }
}
