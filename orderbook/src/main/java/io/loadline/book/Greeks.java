package io.loadline.book;

import java.util.Arrays;
import org.agrona.concurrent.status.AtomicCounter;

/** Takes the greeks of options: of one whose own price has moved, and in turn of those whose underlying has. */
final class Greeks {
    private static final int SCAN = 256;

    private final MarkedInstrument[] instruments;
    private final MarkedInstrument[] options;
    private final AtomicCounter unsolved;
    private int next;

    /**
     * @param instruments all instruments, by id
     * @param unsolved counts prices without an implied volatility
     */
    Greeks(final MarkedInstrument[] instruments, final AtomicCounter unsolved) {
        this.instruments = instruments;
        this.unsolved = unsolved;
        options = Arrays.stream(instruments)
                .filter(instrument -> instrument.option != null)
                .toArray(MarkedInstrument[]::new);
    }

    /** Exposes an option by its new price; returns the MODEL bit of its quality. */
    int solve(final MarkedInstrument instrument, final long nowNs) {
        return take(instrument, nowNs, false);
    }

    /** Exposes an option by the new mark of its underlying; returns the MODEL bit of its quality. */
    int refresh(final MarkedInstrument instrument, final long nowNs) {
        return take(instrument, nowNs, instrument.option.isSolved());
    }

    private int take(final MarkedInstrument instrument, final long nowNs, final boolean keepVolatility) {
        final OptionExposure option = instrument.option;
        final MarkedInstrument underlying = instruments[option.underlying()];
        final boolean quoted = underlying.isQuoted();
        final boolean taken = keepVolatility
                ? option.refresh(underlying.mark, quoted, nowNs)
                : option.solve(instrument.mark, underlying.mark, quoted, nowNs);
        if (!taken) {
            unsolved.incrementRelease();
        }
        instrument.exposeOption();
        return instrument.modelBit(taken && quoted);
    }

    /** The next option whose underlying has moved since its greeks were taken, null if a bounded search finds none. */
    MarkedInstrument nextOutdated() {
        final int scan = Math.min(SCAN, options.length);
        for (int i = 0; i < scan; i++) {
            final MarkedInstrument instrument = options[next];
            next = next + 1 == options.length ? 0 : next + 1;
            if (isOutdated(instrument)) {
                return instrument;
            }
        }
        return null;
    }

    private boolean isOutdated(final MarkedInstrument instrument) {
        final MarkedInstrument underlying = instruments[instrument.option.underlying()];
        return instrument.isPriced()
                && underlying.isPriced()
                && !instrument.option.isFor(underlying.mark, underlying.isQuoted());
    }
}
