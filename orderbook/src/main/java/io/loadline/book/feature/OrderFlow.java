package io.loadline.book.feature;

import io.loadline.core.Scale;

/**
 * Order flow imbalance (Cont, Kukanov and Stoikov 2014, The price impact of order book events): what each change of the top adds to
 * demand less supply, in units; and its exponentially weighted sum.
 */
final class OrderFlow {
    private final Decay decay;
    private final FeatureState state;

    OrderFlow(final Decay decay, final FeatureState state) {
        this.decay = decay;
        this.state = state;
    }

    /** A new top. Returns what it adds; 0 for the first after an interruption. */
    double onTop(final long nowNs, final long bid, final long bidSize, final long ask, final long askSize) {
        final long[] words = state.words();
        final int at = state.base();
        double flow = 0;
        if ((words[at + FeatureWords.FLAGS] & FeatureWords.FLOW_KNOWN) != 0) {
            final long bidPrice = words[at + FeatureWords.BID_PRICE];
            final long askPrice = words[at + FeatureWords.ASK_PRICE];
            final long mantissa = (bid >= bidPrice ? bidSize : 0)
                    - (bid <= bidPrice ? words[at + FeatureWords.BID_QUANTITY] : 0)
                    - (ask <= askPrice ? askSize : 0)
                    + (ask >= askPrice ? words[at + FeatureWords.ASK_QUANTITY] : 0);
            flow = Scale.quantity(mantissa);
        }
        words[at + FeatureWords.FLAGS] |= FeatureWords.FLOW_KNOWN;
        words[at + FeatureWords.BID_PRICE] = bid;
        words[at + FeatureWords.BID_QUANTITY] = bidSize;
        words[at + FeatureWords.ASK_PRICE] = ask;
        words[at + FeatureWords.ASK_QUANTITY] = askSize;
        if (flow != 0) {
            state.number(FeatureWords.FLOW_SUM, sum(nowNs) + flow);
            words[at + FeatureWords.FLOW_TIME] = nowNs;
        }
        return flow;
    }

    /** The top is no longer known: the next one is a beginning, and flow summed across the break would mean nothing. */
    void interrupt() {
        state.flag(FeatureWords.FLOW_KNOWN, false);
        state.number(FeatureWords.FLOW_SUM, 0);
    }

    /** Best bid of the last top, mantissa. */
    long bidPrice() {
        return state.get(FeatureWords.BID_PRICE);
    }

    long askPrice() {
        return state.get(FeatureWords.ASK_PRICE);
    }

    double sum(final long nowNs) {
        return state.number(FeatureWords.FLOW_SUM) * decay.retained(nowNs - state.get(FeatureWords.FLOW_TIME));
    }
}
