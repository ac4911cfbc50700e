package io.loadline.book.feature;

import io.loadline.core.Scale;

/**
 * Order flow imbalance (Cont, Kukanov and Stoikov 2014, The price impact of order book events): what each change of the top adds to
 * demand less supply, in units; and its exponentially weighted sum.
 */
final class OrderFlow {
    private final Decay decay;
    private boolean known;
    private long bidPrice;
    private long bidQuantity;
    private long askPrice;
    private long askQuantity;
    private double sum;
    private long sumNs;

    OrderFlow(final Decay decay) {
        this.decay = decay;
    }

    /** A new top. Returns what it adds; 0 for the first after an interruption. */
    double onTop(final long nowNs, final long bid, final long bidSize, final long ask, final long askSize) {
        double flow = 0;
        if (known) {
            final long mantissa = (bid >= bidPrice ? bidSize : 0)
                    - (bid <= bidPrice ? bidQuantity : 0)
                    - (ask <= askPrice ? askSize : 0)
                    + (ask >= askPrice ? askQuantity : 0);
            flow = Scale.quantity(mantissa);
        }
        known = true;
        bidPrice = bid;
        bidQuantity = bidSize;
        askPrice = ask;
        askQuantity = askSize;
        if (flow != 0) {
            sum = sum * decay.retained(nowNs - sumNs) + flow;
            sumNs = nowNs;
        }
        return flow;
    }

    /** The top is no longer known: the next one is a beginning, and flow summed across the break would mean nothing. */
    void interrupt() {
        known = false;
        sum = 0;
    }

    double sum(final long nowNs) {
        return sum * decay.retained(nowNs - sumNs);
    }
}
