package io.loadline.book;

import io.loadline.core.event.SurfaceSection;
import io.loadline.core.pricing.BlackScholes;
import io.loadline.core.pricing.surface.ParityForward;
import io.loadline.core.pricing.surface.SmileQuotes;

/**
 * The forward price of one expiry, from the best source there is: the future that expires with the options or that they settle into, if it is
 * quoted; put-call parity of the quotes near the money; the underlying's mark grown at the risk-free rate.
 *
 * <p>The source is chosen at points of event time ({@link #take}). Between these the forward moves with the mark of the future, or with that of the
 * underlying in the proportion of the last choice: a basis is a cost of carry, which does not move with a tick. A forward that parity or the future
 * no longer gives keeps that proportion for as long as a quote may be old, and is degraded; after that the next source speaks.
 */
final class LiveForward {
    private static final double YEAR_NS = 365.0 * 86_400 * 1e9;

    private final MarkedInstrument underlying;
    private final boolean onFuture;
    private final double rate;
    private final long expiryNs;
    private final long maxAgeNs;
    private final ParityForward parity = new ParityForward();
    private MarkedInstrument future;
    private boolean inverse;
    private int source = SurfaceSection.NO_SOURCE;
    private int state = SurfaceSection.NONE;
    private double taken = Double.NaN;
    private double ratio = Double.NaN;
    private long goodNs;
    private long takenNs;

    /**
     * @param underlying its mark
     * @param onFuture true if the underlying is a future
     * @param rate continuously compounded
     * @param expiryNs expiry of the options
     * @param maxAgeNs age from which a quote counts as missing
     */
    LiveForward(
            final MarkedInstrument underlying,
            final boolean onFuture,
            final double rate,
            final long expiryNs,
            final long maxAgeNs) {
        this.underlying = underlying;
        this.onFuture = onFuture;
        this.rate = rate;
        this.expiryNs = expiryNs;
        this.maxAgeNs = maxAgeNs;
        future = onFuture ? underlying : null;
    }

    /** Takes the price unit of the options. */
    void inverse(final boolean coin) {
        inverse = coin;
    }

    /** Takes the future whose price is the forward, null where the model has none. */
    void future(final MarkedInstrument priced) {
        future = priced;
    }

    /** Chooses the source. */
    void take(final SmileQuotes quotes, final long nowNs) {
        takenNs = nowNs;
        if (future != null && future.isQuoted()) {
            good(SurfaceSection.FUTURE, future.mark, nowNs);
            return;
        }
        final double discount = inverse ? 1 : StrictMath.exp(-rate * years(nowNs));
        final boolean found = parity.find(quotes, discount, nowNs, maxAgeNs);
        if (found && parity.isAgreed()) {
            good(SurfaceSection.PARITY, parity.forward(), nowNs);
        } else if (isKept(nowNs)) {
            state = SurfaceSection.DEGRADED;
        } else if (found) {
            set(SurfaceSection.PARITY, SurfaceSection.DEGRADED, parity.forward());
        } else if (underlying.isQuoted()) {
            set(SurfaceSection.CARRY, SurfaceSection.DEGRADED, carried(nowNs));
        } else if (state != SurfaceSection.NONE) {
            state = SurfaceSection.STALE;
        }
    }

    private boolean isKept(final long nowNs) {
        final boolean measured = source == SurfaceSection.FUTURE || source == SurfaceSection.PARITY;
        return measured && goodNs > 0 && nowNs - goodNs <= maxAgeNs && underlying.isQuoted() && ratio > 0;
    }

    private void good(final int from, final double price, final long nowNs) {
        goodNs = nowNs;
        set(from, SurfaceSection.GOOD, price);
    }

    private void set(final int from, final int quality, final double price) {
        source = from;
        state = quality;
        taken = price;
        ratio = underlying.isPriced() ? price / underlying.mark : Double.NaN;
    }

    /** Chooses the source if the last choice gave no forward: it is not put off to the next turn. */
    void takeIfNone(final SmileQuotes quotes, final long nowNs) {
        if (!isUsable(nowNs)) {
            take(quotes, nowNs);
        }
    }

    /** Returns the forward price now; NaN where there was never one. */
    double price(final long nowNs) {
        if (source == SurfaceSection.FUTURE && future != null && future.isQuoted()) {
            return future.mark;
        }
        if (source == SurfaceSection.CARRY) {
            return carried(nowNs);
        }
        return ratio > 0 && ratio < Double.POSITIVE_INFINITY ? underlying.mark * ratio : taken;
    }

    /** A number that is another one when the forward has moved; time alone does not change it. */
    double moving(final long nowNs) {
        return source == SurfaceSection.CARRY ? underlying.mark : price(nowNs);
    }

    private double carried(final long nowNs) {
        return onFuture || inverse ? underlying.mark : BlackScholes.forward(underlying.mark, rate, 0, years(nowNs));
    }

    /** True if options may be priced at the forward. */
    boolean isUsable(final long nowNs) {
        if (state != SurfaceSection.GOOD && state != SurfaceSection.DEGRADED) {
            return false;
        }
        if (underlying.isQuoted()) {
            return true;
        }
        return switch (source) {
            case SurfaceSection.FUTURE -> future != null && future.isQuoted();
            case SurfaceSection.PARITY -> nowNs - takenNs <= maxAgeNs;
            default -> false;
        };
    }

    /** Derivative of the forward by the underlying's mark; 1 where that has none. */
    double perUnderlying(final double price) {
        return underlying.isPriced() ? price / underlying.mark : 1;
    }

    /**
     * What exercise delivers or takes: the underlying, which is the forward itself where it is a future.
     *
     * @param price of the forward
     * @param perUnderlying its derivative by the underlying's mark
     */
    double spot(final double price, final double perUnderlying) {
        return onFuture ? price : price / perUnderlying;
    }

    /** Returns where the forward comes from, one of {@link SurfaceSection}. */
    int source() {
        return source;
    }

    /** Returns how good it is: NONE, GOOD, DEGRADED or STALE. */
    int state(final long nowNs) {
        if (state == SurfaceSection.NONE || isUsable(nowNs)) {
            return state;
        }
        return SurfaceSection.STALE;
    }

    private double years(final long nowNs) {
        return (expiryNs - nowNs) / YEAR_NS;
    }
}
