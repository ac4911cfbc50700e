package io.loadline.core.rates;

import java.util.Arrays;

/** A curve through continuously compounded zero rates at nodes, interpolated as {@link CurveInterpolation} says. */
public final class YieldCurve implements DiscountCurve {
    private final double[] times;
    private final double[] zeros;
    private final double[] integrals;
    private final CurveInterpolation interpolation;
    private final CurveExtrapolation extrapolation;
    private final MonotoneConvex convex;
    private final NaturalSpline spline;

    private YieldCurve(
            final double[] times,
            final double[] zeros,
            final CurveInterpolation interpolation,
            final CurveExtrapolation extrapolation) {
        this.times = times;
        this.zeros = zeros;
        this.interpolation = interpolation;
        this.extrapolation = extrapolation;
        integrals = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            integrals[i] = zeros[i] * times[i];
        }
        convex = interpolation == CurveInterpolation.MONOTONE_CONVEX
                ? new MonotoneConvex(fromZero(times), fromZero(integrals))
                : null;
        spline = switch (interpolation) {
            case CUBIC_ZERO -> new NaturalSpline(times, zeros);
            case LOG_CUBIC_DISCOUNT -> new NaturalSpline(fromZero(times), fromZero(integrals));
            default -> null;
        };
    }

    /**
     * @param times of the nodes in years, increasing, positive
     * @param zeros continuously compounded zero rates, one a time, of any sign
     * @param interpolation between the nodes
     * @return curve
     */
    public static YieldCurve ofZeros(
            final double[] times, final double[] zeros, final CurveInterpolation interpolation) {
        Require.sameLength("times", times.length, "zero rates", zeros.length);
        Require.atLeast("number of nodes", times.length, 1);
        return new YieldCurve(
                Require.times("times", times.clone()),
                Require.finite("zero rates", zeros.clone()),
                interpolation,
                usual(interpolation));
    }

    /** Zero rates that are linear in time stay flat; where forwards are the idea, these do. */
    private static CurveExtrapolation usual(final CurveInterpolation interpolation) {
        return interpolation == CurveInterpolation.LINEAR_ZERO
                ? CurveExtrapolation.FLAT_ZERO
                : CurveExtrapolation.FLAT_FORWARD;
    }

    /**
     * @param times of the nodes in years, increasing, positive
     * @param discounts discount factors, one a time, positive
     * @param interpolation between the nodes
     * @return curve
     */
    public static YieldCurve ofDiscounts(
            final double[] times, final double[] discounts, final CurveInterpolation interpolation) {
        Require.sameLength("times", times.length, "discount factors", discounts.length);
        Require.times("times", times);
        final double[] zeros = new double[discounts.length];
        for (int i = 0; i < zeros.length; i++) {
            zeros[i] = -StrictMath.log(Require.positive("discount factor", discounts[i])) / times[i];
        }
        return ofZeros(times, zeros, interpolation);
    }

    /** Without checks or copies, for the bootstrap. */
    static YieldCurve trusted(final double[] times, final double[] zeros, final CurveInterpolation interpolation) {
        return new YieldCurve(times, zeros, interpolation, usual(interpolation));
    }

    /** The same curve with another rule after its last node. */
    public YieldCurve extrapolated(final CurveExtrapolation rule) {
        return new YieldCurve(times, zeros, interpolation, rule);
    }

    @Override
    public double discount(final double years) {
        return StrictMath.exp(-integral(years));
    }

    @Override
    public double zeroRate(final double years) {
        return years == 0 ? instantaneousForward(0) : integral(years) / years;
    }

    @Override
    public double forwardRate(final double from, final double to) {
        if (!(Require.notNegative("from", from) < Require.finite("to", to))) {
            throw new IllegalArgumentException(
                    "forward from " + from + " to " + to + ", expected an end after the start");
        }
        return (integral(to) - integral(from)) / (to - from);
    }

    @Override
    public double instantaneousForward(final double years) {
        final int last = times.length - 1;
        if (within(years) > times[last]) {
            return extrapolation == CurveExtrapolation.FLAT_ZERO ? zeros[last] : forwardWithin(times[last]);
        }
        return forwardWithin(years);
    }

    private double forwardWithin(final double years) {
        return switch (interpolation) {
            case MONOTONE_CONVEX -> convex.forward(years);
            case LOG_CUBIC_DISCOUNT -> spline.slope(years);
            case CUBIC_ZERO -> years < times[0] ? zeros[0] : spline.value(years) + years * spline.slope(years);
            case LOG_LINEAR_DISCOUNT -> {
                final int right = above(years);
                final double before = right == 0 ? 0 : integrals[right - 1];
                yield (integrals[right] - before) / (times[right] - (right == 0 ? 0 : times[right - 1]));
            }
            case LINEAR_DISCOUNT -> {
                final int right = above(years);
                final double startTime = right == 0 ? 0 : times[right - 1];
                final double start = right == 0 ? 1 : StrictMath.exp(-integrals[right - 1]);
                final double slope = (start - StrictMath.exp(-integrals[right])) / (times[right] - startTime);
                yield slope / (start - slope * (years - startTime));
            }
            case LINEAR_ZERO -> {
                final int right = above(years);
                if (right == 0) {
                    yield zeros[0];
                }
                final double slope = (zeros[right] - zeros[right - 1]) / (times[right] - times[right - 1]);
                yield zeros[right - 1] + slope * (2 * years - times[right - 1]);
            }
        };
    }

    /** Times of the nodes. */
    public double[] times() {
        return times.clone();
    }

    /** Zero rates at the nodes, continuously compounded. */
    public double[] zeros() {
        return zeros.clone();
    }

    /** What happens after the last node. */
    public CurveExtrapolation extrapolation() {
        return extrapolation;
    }

    /** What happens between the nodes. */
    public CurveInterpolation interpolation() {
        return interpolation;
    }

    /** The curve with the same amount added to every zero rate. */
    public YieldCurve shifted(final double amount) {
        final double[] moved = zeros.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += Require.finite("shift", amount);
        }
        return new YieldCurve(times, moved, interpolation, extrapolation);
    }

    /** The curve with an amount for each node added to its zero rates. */
    public YieldCurve shifted(final double[] amounts) {
        Require.sameLength("amounts", amounts.length, "nodes", times.length);
        final double[] moved = zeros.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += Require.finite("shift", amounts[i]);
        }
        return new YieldCurve(times, moved, interpolation, extrapolation);
    }

    private double integral(final double years) {
        final int last = times.length - 1;
        if (within(years) > times[last]) {
            return extrapolation == CurveExtrapolation.FLAT_ZERO
                    ? zeros[last] * years
                    : integrals[last] + forwardWithin(times[last]) * (years - times[last]);
        }
        return switch (interpolation) {
            case MONOTONE_CONVEX -> convex.integral(years);
            case LOG_CUBIC_DISCOUNT -> spline.value(years);
            case CUBIC_ZERO -> years * (years < times[0] ? zeros[0] : spline.value(years));
            case LOG_LINEAR_DISCOUNT -> {
                final int right = above(years);
                final double startTime = right == 0 ? 0 : times[right - 1];
                final double start = right == 0 ? 0 : integrals[right - 1];
                yield start + (integrals[right] - start) * ((years - startTime) / (times[right] - startTime));
            }
            case LINEAR_DISCOUNT -> {
                final int right = above(years);
                final double startTime = right == 0 ? 0 : times[right - 1];
                final double start = right == 0 ? 1 : StrictMath.exp(-integrals[right - 1]);
                final double weight = (years - startTime) / (times[right] - startTime);
                yield -StrictMath.log(start + (StrictMath.exp(-integrals[right]) - start) * weight);
            }
            case LINEAR_ZERO -> {
                final int right = above(years);
                if (right == 0) {
                    yield zeros[0] * years;
                }
                final double weight = (years - times[right - 1]) / (times[right] - times[right - 1]);
                yield years * (zeros[right - 1] + weight * (zeros[right] - zeros[right - 1]));
            }
        };
    }

    private double within(final double years) {
        final double end = times[times.length - 1];
        if (years > end && extrapolation == CurveExtrapolation.NONE) {
            throw new IllegalArgumentException(
                    "years is " + years + ", expected at most " + end + ", the end of a curve without extrapolation");
        }
        return Require.notNegative("years", years);
    }

    /** Index of the first node at or after a time; the number of nodes when there is none. */
    private int above(final double years) {
        final int found = Arrays.binarySearch(times, years);
        return found >= 0 ? found : -found - 1;
    }

    /** Index of the interval of sorted times that holds a time before the last. */
    static int interval(final double[] times, final double years) {
        final int found = Arrays.binarySearch(times, years);
        return found >= 0 ? found : Math.max(-found - 2, 0);
    }

    private static double[] fromZero(final double[] values) {
        final double[] all = new double[values.length + 1];
        System.arraycopy(values, 0, all, 1, values.length);
        return all;
    }
}
