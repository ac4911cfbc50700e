package io.loadline.core.event;

/**
 * Filtered (causal) regime probabilities, ordered by volatility. Written by the regime stage on every event, changed or not, so that limits
 * reads those of exactly this sequence.
 */
public final class RegimeSection {
    /** Lowest volatility. */
    public static final int BULL = 0;
    /** Second. */
    public static final int NEUTRAL = 1;
    /** Third. */
    public static final int BEAR = 2;
    /** Highest volatility. */
    public static final int CRISIS = 3;
    /** Number of regimes. */
    public static final int COUNT = 4;

    /** Probabilities in the order above; they sum to one. */
    public final double[] probabilities = {0.25, 0.25, 0.25, 0.25};

    /** True if a bar closed with this event. */
    public boolean changed;

    /** Bars closed so far. */
    public long barSequence;

    /** The most probable regime. */
    public int label;

    /** {@link io.loadline.core.Quality} bits of the market factor. */
    public int quality;
}
