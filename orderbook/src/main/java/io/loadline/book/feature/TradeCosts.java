package io.loadline.book.feature;

/**
 * Effective and realised spread (Huang and Stoll 1996; SEC Rule 605): twice the signed distance of a trade from the mid before it, and from the
 * mid a fixed time after it. Means are weighted by quantity and exponentially. Trades that wait for their later mid are kept in a
 * ring of fixed size; a trade that finds it full has no realised spread. Trades of one time, price and side share a place, which
 * changes no mean.
 */
final class TradeCosts {
    private static final int WAITING = 16;

    private final Decay decay;
    private final long delayNs;
    private final long[] dueNs = new long[WAITING];
    private final double[] prices = new double[WAITING];
    private final double[] signedQuantities = new double[WAITING];
    private int first;
    private int waiting;
    private double effectiveSum;
    private double effectiveWeight;
    private long effectiveNs;
    private double realisedSum;
    private double realisedWeight;
    private long realisedNs;

    TradeCosts(final Decay decay, final long delayNs) {
        this.decay = decay;
        this.delayNs = delayNs;
    }

    /** A trade of known side with a good mid before it. Returns its effective spread. */
    double onTrade(final long nowNs, final int sign, final double price, final double quantity, final double mid) {
        final double effective = 2 * sign * (price - mid);
        final double kept = decay.retained(nowNs - effectiveNs);
        effectiveSum = effectiveSum * kept + quantity * effective;
        effectiveWeight = effectiveWeight * kept + quantity;
        effectiveNs = nowNs;
        await(nowNs + delayNs, price, sign * quantity);
        return effective;
    }

    private void await(final long due, final double price, final double signedQuantity) {
        final int last = (first + waiting - 1) & (WAITING - 1);
        if (waiting > 0
                && dueNs[last] == due
                && prices[last] == price
                && signedQuantities[last] > 0 == signedQuantity > 0) {
            signedQuantities[last] += signedQuantity;
        } else if (waiting < WAITING) {
            final int next = (last + 1) & (WAITING - 1);
            dueNs[next] = due;
            prices[next] = price;
            signedQuantities[next] = signedQuantity;
            waiting++;
        }
    }

    /** Gives every trade that is due the mid that has stood until now. */
    void settle(final long nowNs, final double mid) {
        while (waiting > 0 && dueNs[first] <= nowNs) {
            final double quantity = Math.abs(signedQuantities[first]);
            final double realised = 2 * (signedQuantities[first] > 0 ? 1 : -1) * (prices[first] - mid);
            final double kept = decay.retained(dueNs[first] - realisedNs);
            realisedSum = realisedSum * kept + quantity * realised;
            realisedWeight = realisedWeight * kept + quantity;
            realisedNs = dueNs[first];
            first = (first + 1) & (WAITING - 1);
            waiting--;
        }
    }

    /** The mid is lost: trades that wait get none. */
    void interrupt() {
        waiting = 0;
    }

    void reset() {
        waiting = 0;
        effectiveSum = 0;
        effectiveWeight = 0;
        realisedSum = 0;
        realisedWeight = 0;
    }

    double meanEffective() {
        return effectiveSum / effectiveWeight;
    }

    double meanRealised() {
        return realisedSum / realisedWeight;
    }
}
