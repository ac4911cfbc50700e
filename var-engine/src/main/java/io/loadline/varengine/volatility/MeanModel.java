package io.loadline.varengine.volatility;

import java.util.ArrayList;
import java.util.List;

/**
 * The conditional mean that is taken off returns: {@code mu + ar1 x1 + ar2 x2 + ...}, x1 the return before, x2 the one before that.
 *
 * @param constant whether there is a {@code mu}; without it there are no lags either
 * @param lags number of returns before that have a part in it
 * @param conditional whether the likelihood is that of the returns after the first of a number of lags, given those; else their errors are taken
 *     as zero
 */
public record MeanModel(boolean constant, int lags, boolean conditional) {
    /** Returns are errors. */
    public static final MeanModel ZERO = new MeanModel(false, 0, false);
    /** One mean {@code mu}. */
    public static final MeanModel CONSTANT = new MeanModel(true, 0, false);
    /** {@code mu + ar1 x}. The first return has none before it: its error is taken as zero. */
    public static final MeanModel AUTOREGRESSIVE = autoregressive(1);

    private static final int MOST_LAGS = 20;

    public MeanModel {
        if (lags < 0 || lags > MOST_LAGS || (lags > 0 && !constant)) {
            throw new IllegalArgumentException(
                    "lags are " + lags + ", expected 0 to " + MOST_LAGS + ", and none without a mean");
        }
    }

    /** An autoregression on a number of returns, with a mean; the errors of the first returns are taken as zero. */
    public static MeanModel autoregressive(final int lags) {
        return new MeanModel(true, lags, false);
    }

    /** The same given its first returns, which then have no error, variance or likelihood of their own. */
    public MeanModel givenFirst() {
        return new MeanModel(constant, lags, lags > 0);
    }

    /** Names of its parameters, in their order. */
    public List<String> names() {
        final List<String> names = new ArrayList<>();
        if (constant) {
            names.add("mu");
        }
        for (int i = 1; i <= lags; i++) {
            names.add("ar" + i);
        }
        return List.copyOf(names);
    }

    /** Number of its parameters. */
    int parameters() {
        return constant ? 1 + lags : 0;
    }

    /** Number of first returns that are left out. */
    int skipped() {
        return conditional ? lags : 0;
    }

    @Override
    public String toString() {
        final String name = lags > 0 ? "AR(" + lags + ')' : constant ? "constant" : "zero";
        return conditional ? name + " given its first returns" : name;
    }
}
