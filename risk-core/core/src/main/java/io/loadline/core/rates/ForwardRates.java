package io.loadline.core.rates;

/** Forward rates from zero rates or discount factors given as numbers, without a curve. */
public final class ForwardRates {
    private ForwardRates() {}

    /**
     * Simple forward rate between two discount factors: (P1 / P2 - 1) / fraction.
     *
     * @param startDiscount discount factor at the start, positive
     * @param endDiscount discount factor at the end, positive
     * @param fraction of a year, positive
     * @return simple rate
     */
    public static double simple(final double startDiscount, final double endDiscount, final double fraction) {
        final double start = Require.positive("discount at the start", startDiscount);
        final double end = Require.positive("discount at the end", endDiscount);
        return (start - end) / end / Require.positive("fraction", fraction);
    }

    /**
     * Continuous forward rates between neighbouring zero rates: (z2 t2 - z1 t1) / (t2 - t1).
     *
     * @param times increasing, positive
     * @param zeros continuously compounded, one a time
     * @return one forward fewer than times
     */
    public static double[] between(final double[] times, final double[] zeros) {
        Require.sameLength("times", times.length, "zero rates", zeros.length);
        Require.times("times", times);
        Require.finite("zero rates", zeros);
        final double[] forwards = new double[Math.max(0, times.length - 1)];
        for (int i = 0; i < forwards.length; i++) {
            forwards[i] = (zeros[i + 1] * times[i + 1] - zeros[i] * times[i]) / (times[i + 1] - times[i]);
        }
        return forwards;
    }
}
