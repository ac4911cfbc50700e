package io.loadline.core.pricing.american;

import io.loadline.core.pricing.BlackScholes;

/**
 * American options on a lognormal spot with a continuous yield, by the boundary of L. Andersen, M. Lake and D. Offengenden (2016) and the integral
 * of the early exercise premium over it (I. Kim 1990). A call is the put with spot and strike, and rate and yield, exchanged (R. McDonald and M.
 * Schroder 1998).
 *
 * <p>A put with a negative rate above a more negative yield (or the call in the mirrored case) is exercised between two boundaries: L. Andersen and M.
 * Lake (2021). Those are solved by more points whatever the accuracy, in some milliseconds, within 1e-6 of the strike.
 *
 * <p>Outcomes: NaN for NaN, negative or infinite input, and where no two boundaries are found on which the value is the payment. Without volatility,
 * spot or strike the limits hold. Where early exercise never pays the price is the European one.
 *
 * <p>An object holds the work arrays of one thread and prices any number of options; nothing is allocated a price but by the first with two boundaries.
 */
public final class AmericanOption {
    /** How much work is spent on a price. Errors are relative to the strike, for volatilities of 5% to 65% and times up to four years. */
    public enum Accuracy {
        /** The boundary of the quadratic approximation QD+ (M. Li 2010) on eight points, without the fixed point: about 1e-3. */
        QUADRATIC(7, 2, 320, 0),

        /** About 1e-7 on average, 1e-6 at most. */
        FAST(8, 8, 32, 5),

        /** About 1e-8. */
        ACCURATE(16, 16, 64, 12),

        /** About 1e-10; the published premium to twelve digits. */
        HIGH(32, 40, 256, 40);

        private final int nodes;
        private final int points;
        private final int pricePoints;
        private final int steps;

        Accuracy(final int nodes, final int points, final int pricePoints, final int steps) {
            this.nodes = nodes;
            this.points = points;
            this.pricePoints = pricePoints;
            this.steps = steps;
        }
    }

    /** Total volatility below which a payment that is certain to be made has the price of a certain one. */
    private static final double TINY_TOTAL = 1e-5;

    private static final double DEEP = 10;

    /** Spot over strike beyond which the premium of a put is below the smallest number that is added to anything. */
    private static final double FAR = 1e12;

    private final ExerciseBoundary boundary;

    /** Made at the first option that has two boundaries. */
    private DoubleBoundary pair;

    /** Makes a pricer for one thread; its tables take some milliseconds. */
    public AmericanOption(final Accuracy accuracy) {
        final BoundaryGrid grid = new BoundaryGrid(accuracy.nodes, accuracy.points, accuracy.pricePoints);
        boundary = new ExerciseBoundary(grid, accuracy.steps);
    }

    /**
     * @param call true for a call, false for a put
     * @param spot price of the underlying, not negative
     * @param strike strike, not negative
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, not negative
     * @param volatility a year, not negative
     * @return price, at least the intrinsic value and the European price; NaN as the type says
     */
    public double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility) {
        final boolean valid = spot >= 0
                && strike >= 0
                && years >= 0
                && volatility >= 0
                && Double.isFinite(spot + strike + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        return call
                ? put(strike, spot, dividendYield, rate, years, volatility)
                : put(spot, strike, rate, dividendYield, years, volatility);
    }

    private double put(
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double years,
            final double volatility) {
        final double certain = certain(spot, strike, rate, yield, years);
        final double total = volatility * Math.sqrt(years);
        if (strike == 0 || spot == 0 || total == 0) {
            return certain;
        }
        if (total < TINY_TOTAL && certain > DEEP * total * (spot + strike)) {
            return certain;
        }
        if (rate <= 0 && yield >= rate) {
            return BlackScholes.price(false, spot, strike, rate, yield, years, volatility);
        }
        if (rate < 0) {
            return betweenBoundaries(spot, strike, rate, yield, years, volatility);
        }
        final double intrinsic = Math.max(strike - spot, 0);
        if (spot >= strike * FAR) {
            return BlackScholes.price(false, spot, strike, rate, yield, years, volatility);
        }
        boundary.solve(strike, rate, yield, volatility, years);
        if (spot <= boundary.longest()) {
            return intrinsic;
        }
        final double european = BlackScholes.price(false, spot, strike, rate, yield, years, volatility);
        return Math.max(european + Math.max(boundary.premium(spot), 0), intrinsic);
    }

    private double betweenBoundaries(
            final double spot,
            final double strike,
            final double rate,
            final double yield,
            final double years,
            final double volatility) {
        if (pair == null) {
            pair = new DoubleBoundary();
        }
        if (!pair.solve(strike, rate, yield, volatility, years)) {
            return Double.NaN;
        }
        final double intrinsic = Math.max(strike - spot, 0);
        if (pair.isExercised(spot, strike, years)) {
            return intrinsic;
        }
        final double european = BlackScholes.price(false, spot, strike, rate, yield, years, volatility);
        final double premium = pair.premium(spot, strike, rate, yield, volatility, years);
        return Math.max(european + Math.max(premium, 0), intrinsic);
    }

    /** Price where nothing is random: the best time to exercise is now, at expiry, or where the carry of both sides balances. */
    private static double certain(
            final double spot, final double strike, final double rate, final double yield, final double years) {
        final double now = Math.max(strike - spot, 0);
        final double last = Math.max(payment(spot, strike, rate, yield, years), 0);
        final double balance = StrictMath.log(rate * strike / (yield * spot)) / (rate - yield);
        final double between = balance > 0 && balance < years ? payment(spot, strike, rate, yield, balance) : 0;
        return Math.max(Math.max(now, last), between);
    }

    private static double payment(
            final double spot, final double strike, final double rate, final double yield, final double time) {
        return strike * StrictMath.exp(-rate * time) - spot * StrictMath.exp(-yield * time);
    }
}
