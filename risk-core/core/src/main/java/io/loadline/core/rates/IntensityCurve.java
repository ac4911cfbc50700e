package io.loadline.core.rates;

import java.util.Arrays;
import java.util.List;

/**
 * Default intensities that are constant between nodes, and the probabilities of survival that follow (D. O'Kane, "Modelling Single-name and
 * Multi-name Credit Derivatives", chapter 7). Immutable; any thread.
 */
public final class IntensityCurve {
    private static final double HIGHEST = 1e4;
    private static final int STEPS = 200;

    private final double[] times;
    private final double[] intensities;

    private IntensityCurve(final double[] times, final double[] intensities) {
        this.times = times;
        this.intensities = intensities;
    }

    /** The same intensity at every time. */
    public static IntensityCurve flat(final double intensity) {
        return of(new double[] {1}, new double[] {intensity});
    }

    /**
     * @param times of the nodes in years, increasing, positive
     * @param intensities a year, not negative; each up to its node, the last for ever
     * @return curve
     */
    public static IntensityCurve of(final double[] times, final double[] intensities) {
        Require.sameLength("times", times.length, "intensities", intensities.length);
        Require.atLeast("number of nodes", times.length, 1);
        for (final double intensity : intensities) {
            Require.notNegative("intensity", intensity);
        }
        return new IntensityCurve(Require.times("times", times.clone()), intensities.clone());
    }

    /**
     * The curve on which swaps are worth nothing at their spreads, with a node at the end of each: the intensities are found one after the other.
     *
     * @param swaps in the order of their ends, all different
     * @param discount factors
     * @return curve
     * @throws IllegalArgumentException if ends are out of order, or no intensity prices a swap: its spread is too low or too high beside those
     *     before it
     */
    public static IntensityCurve bootstrap(final List<CreditDefaultSwap> swaps, final DiscountCurve discount) {
        Require.atLeast("number of swaps", swaps.size(), 1);
        final double[] times = Require.times(
                "ends of the swaps",
                swaps.stream().mapToDouble(CreditDefaultSwap::maturity).toArray());
        final double[] intensities = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            final CreditDefaultSwap swap = swaps.get(i);
            // Later nodes are beyond the end of this swap: what they hold does not matter.
            final double[] trial = Arrays.copyOf(intensities, i + 1);
            final double[] nodes = Arrays.copyOf(times, i + 1);
            intensities[i] = solve(swap, trial, nodes, discount);
        }
        return new IntensityCurve(times, intensities);
    }

    /** The last intensity, by false position with the Illinois rule: the value of protection rises with it. */
    private static double solve(
            final CreditDefaultSwap swap, final double[] trial, final double[] nodes, final DiscountCurve discount) {
        double low = 0;
        double atLow = value(swap, trial, nodes, low, discount);
        double high = Math.max(trial.length > 1 ? trial[trial.length - 2] : 0, 0.01);
        double atHigh = value(swap, trial, nodes, high, discount);
        while (atHigh < 0 && high < HIGHEST) {
            low = high;
            atLow = atHigh;
            high *= 2;
            atHigh = value(swap, trial, nodes, high, discount);
        }
        if (!(atLow <= 0 && atHigh >= 0)) {
            throw new IllegalArgumentException("spread " + swap.spread() + " up to " + swap.maturity()
                    + " years, expected one that an intensity from 0 to " + HIGHEST + " prices");
        }
        double last = Double.NaN;
        int stayed = 0;
        for (int step = 0; step < STEPS; step++) {
            final double secant = high - atHigh * (high - low) / (atHigh - atLow);
            final double x = secant > low && secant < high ? secant : 0.5 * (low + high);
            if (Math.abs(x - last) <= 2 * Math.ulp(x) || high - low <= 2 * Math.ulp(high)) {
                return x;
            }
            last = x;
            final double at = value(swap, trial, nodes, x, discount);
            if (at > 0) {
                high = x;
                atHigh = at;
                atLow *= stayed > 0 ? 0.5 : 1;
                stayed = 1;
            } else {
                low = x;
                atLow = at;
                atHigh *= stayed < 0 ? 0.5 : 1;
                stayed = -1;
            }
        }
        return last;
    }

    private static double value(
            final CreditDefaultSwap swap,
            final double[] trial,
            final double[] nodes,
            final double intensity,
            final DiscountCurve discount) {
        trial[trial.length - 1] = intensity;
        return swap.presentValue(new IntensityCurve(nodes, trial), discount);
    }

    /**
     * @param years not negative
     * @return probability to survive until then
     */
    public double survival(final double years) {
        Require.notNegative("years", years);
        double sum = 0;
        double from = 0;
        for (int i = 0; i < times.length && from < years; i++) {
            final double to = i == times.length - 1 ? years : Math.min(times[i], years);
            sum += intensities[i] * (to - from);
            from = to;
        }
        return StrictMath.exp(-sum);
    }

    /**
     * @param years not negative
     * @return intensity just after that time
     */
    public double intensity(final double years) {
        final int found = Arrays.binarySearch(times, Require.notNegative("years", years));
        return intensities[Math.min(found >= 0 ? found + 1 : -found - 1, intensities.length - 1)];
    }

    /** Times of the nodes. */
    public double[] times() {
        return times.clone();
    }

    /** Intensities up to the nodes. */
    public double[] intensities() {
        return intensities.clone();
    }
}
