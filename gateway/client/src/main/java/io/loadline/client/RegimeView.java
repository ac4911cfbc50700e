package io.loadline.client;

import io.loadline.codec.output.RegimeProbabilitiesDecoder;

/** Filtered probabilities of the market's regime; they sum to one. NaN before the first value. */
public final class RegimeView extends Stamp {
    private double bull = Double.NaN;
    private double neutral = Double.NaN;
    private double bear = Double.NaN;
    private double crisis = Double.NaN;
    private int label;
    private long barSequence;

    RegimeView() {}

    boolean apply(final RegimeProbabilitiesDecoder message) {
        if (!accept(message.stamp())) {
            return false;
        }
        bull = message.bull();
        neutral = message.neutral();
        bear = message.bear();
        crisis = message.crisis();
        label = message.label();
        barSequence = message.barSequence();
        return true;
    }

    /** @return probability of the lowest volatility */
    public double bull() {
        return bull;
    }

    /** @return probability of the second lowest volatility */
    public double neutral() {
        return neutral;
    }

    /** @return probability of the third lowest volatility */
    public double bear() {
        return bear;
    }

    /** @return probability of the highest volatility */
    public double crisis() {
        return crisis;
    }

    /** @return the most probable: 0 bull, 1 neutral, 2 bear, 3 crisis */
    public int label() {
        return label;
    }

    /** @return bars closed so far */
    public long barSequence() {
        return barSequence;
    }
}
