package io.loadline.book.feature;

/**
 * Effective and realised spread (Huang and Stoll 1996; SEC Rule 605): twice the signed distance of a trade from the mid before it, and from the
 * mid a fixed time after it. Means are weighted by quantity and exponentially. Trades that wait for their later mid are kept in a
 * ring of fixed size; a trade that finds it full has no realised spread. Trades of one time, price and side share a place, which
 * changes no mean.
 */
final class TradeCosts {
    /** Places of the ring. */
    static final int WAITING = 16;

    private static final int FIRST = FeatureWords.COSTS;
    private static final int EFFECTIVE_SUM = FIRST + 1;
    private static final int EFFECTIVE_WEIGHT = FIRST + 2;
    private static final int EFFECTIVE_TIME = FIRST + 3;
    private static final int REALISED_SUM = FIRST + 4;
    private static final int REALISED_WEIGHT = FIRST + 5;
    private static final int REALISED_TIME = FIRST + 6;
    private static final int COUNT = FIRST + 7;
    private static final long NONE = Long.MAX_VALUE;

    private static final int DUE = FeatureWords.FAR_COSTS;
    private static final int PRICES = DUE + WAITING;
    private static final int SIGNED_QUANTITIES = PRICES + WAITING;

    private final Decay decay;
    private final long delayNs;
    private final FeatureState state;

    TradeCosts(final Decay decay, final long delayNs, final FeatureState state) {
        this.decay = decay;
        this.delayNs = delayNs;
        this.state = state;
    }

    /** Nothing was seen yet. */
    void begin() {
        interrupt();
    }

    /** A trade of known side with a good mid before it. Returns its effective spread. */
    double onTrade(final long nowNs, final int sign, final double price, final double quantity, final double mid) {
        final double effective = 2 * sign * (price - mid);
        final double kept = decay.retained(nowNs - state.get(EFFECTIVE_TIME));
        state.number(EFFECTIVE_SUM, state.number(EFFECTIVE_SUM) * kept + quantity * effective);
        state.number(EFFECTIVE_WEIGHT, state.number(EFFECTIVE_WEIGHT) * kept + quantity);
        state.set(EFFECTIVE_TIME, nowNs);
        await(nowNs + delayNs, price, sign * quantity);
        return effective;
    }

    private void await(final long due, final double price, final double signedQuantity) {
        final int waiting = waiting();
        final int last = (first() + waiting - 1) & (WAITING - 1);
        if (waiting > 0
                && state.far(DUE + last) == due
                && state.farNumber(PRICES + last) == price
                && state.farNumber(SIGNED_QUANTITIES + last) > 0 == signedQuantity > 0) {
            state.farNumber(SIGNED_QUANTITIES + last, state.farNumber(SIGNED_QUANTITIES + last) + signedQuantity);
        } else if (waiting < WAITING) {
            final int next = (last + 1) & (WAITING - 1);
            state.far(DUE + next, due);
            state.farNumber(PRICES + next, price);
            state.farNumber(SIGNED_QUANTITIES + next, signedQuantity);
            state.set(COUNT, waiting + 1);
            if (waiting == 0) {
                state.set(FeatureWords.COSTS_DUE, due);
            }
        }
    }

    private int waiting() {
        return (int) state.get(COUNT);
    }

    private int first() {
        return (int) state.get(FIRST);
    }

    /** Gives every trade that is due the mid that has stood until now. */
    void settle(final long nowNs, final double mid) {
        while (state.get(FeatureWords.COSTS_DUE) <= nowNs) {
            settleFirst(mid);
        }
    }

    private void settleFirst(final double mid) {
        final int first = first();
        final long due = state.far(DUE + first);
        final double signedQuantity = state.farNumber(SIGNED_QUANTITIES + first);
        final double quantity = Math.abs(signedQuantity);
        final double realised = 2 * (signedQuantity > 0 ? 1 : -1) * (state.farNumber(PRICES + first) - mid);
        final double kept = decay.retained(due - state.get(REALISED_TIME));
        state.number(REALISED_SUM, state.number(REALISED_SUM) * kept + quantity * realised);
        state.number(REALISED_WEIGHT, state.number(REALISED_WEIGHT) * kept + quantity);
        state.set(REALISED_TIME, due);
        final int next = (first + 1) & (WAITING - 1);
        final int left = waiting() - 1;
        state.set(FIRST, next);
        state.set(COUNT, left);
        state.set(FeatureWords.COSTS_DUE, left == 0 ? NONE : state.far(DUE + next));
    }

    /** The mid is lost: trades that wait get none. */
    void interrupt() {
        state.set(COUNT, 0);
        state.set(FeatureWords.COSTS_DUE, NONE);
    }

    void reset() {
        interrupt();
        state.number(EFFECTIVE_SUM, 0);
        state.number(EFFECTIVE_WEIGHT, 0);
        state.number(REALISED_SUM, 0);
        state.number(REALISED_WEIGHT, 0);
    }

    double meanEffective() {
        return state.number(EFFECTIVE_SUM) / state.number(EFFECTIVE_WEIGHT);
    }

    double meanRealised() {
        return state.number(REALISED_SUM) / state.number(REALISED_WEIGHT);
    }
}
