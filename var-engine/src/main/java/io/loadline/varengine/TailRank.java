package io.loadline.varengine;

/**
 * Where the tail of a sample begins: with m = S(1 - a) equally likely scenarios beyond confidence a, VaR is the {@link #rank}-th worst and
 * expected shortfall the mean of the {@link #whole} worst and a {@link #fraction} of the next.
 *
 * @param whole floor(m)
 * @param fraction m - floor(m), in [0, 1)
 * @param rank ceil(m), at least 1
 */
record TailRank(int whole, double fraction, int rank) {
    private static final double ROUNDING = 1e-9;

    /**
     * @param scenarios number of scenarios S, at least 1
     * @param confidence a, in (0, 1)
     * @return where the tail begins
     * @throws IllegalArgumentException if an argument is outside its range
     */
    static TailRank of(final int scenarios, final double confidence) {
        if (scenarios < 1) {
            throw new IllegalArgumentException("scenarios is " + scenarios + "; expected at least 1");
        }
        if (!(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("confidence is " + confidence + "; expected a number in (0, 1)");
        }
        double m = scenarios * (1 - confidence);
        final double nearest = Math.rint(m);
        // 1,000 x (1 - 0.99) is 10.000000000000009 in binary: the eleventh worst loss would be wrong.
        if (Math.abs(m - nearest) <= ROUNDING * Math.max(1, m)) {
            m = nearest;
        }
        final int whole = (int) Math.floor(m);
        return new TailRank(whole, m - whole, Math.max(1, (int) Math.ceil(m)));
    }

    /**
     * @param sorted profits and losses, worst first, at least {@code rank} of them
     * @return value at risk, a loss is positive
     */
    double valueAtRisk(final double[] sorted) {
        return 0.0 - sorted[rank - 1];
    }

    /**
     * Coherent tail mean (Acerbi and Tasche 2002, definition 2.6). Four partial sums in a fixed order, so the bits do not depend on the
     * machine.
     *
     * @param sorted profits and losses, worst first, at least {@code rank} of them
     * @return expected shortfall, a loss is positive
     */
    double expectedShortfall(final double[] sorted) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = 0;
        for (; i + 3 < whole; i += 4) {
            a += sorted[i];
            b += sorted[i + 1];
            c += sorted[i + 2];
            d += sorted[i + 3];
        }
        for (; i < whole; i++) {
            a += sorted[i];
        }
        double sum = (a + b) + (c + d);
        if (fraction > 0) {
            sum = Math.fma(fraction, sorted[whole], sum);
        }
        return 0.0 - sum / (whole + fraction);
    }
}
