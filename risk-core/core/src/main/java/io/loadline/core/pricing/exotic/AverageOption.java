package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.Greeks;

/**
 * Options on the arithmetic average, without an assumption on its distribution: J. Vecer, "Unified Asian pricing", Risk 15 (2002). The average is
 * the end of a portfolio that holds a known number q(t) of the underlying; its worth Z in units of the underlying follows dZ = (q(t) - Z) sigma
 * dW, so that the value is S u(0, Z0) with u_t + sigma^2 (q - z)^2 u_zz / 2 = 0 and u(T, z) = max(z, 0). Solved by Crank and Nicolson's scheme on
 * a grid that is dense at the kink, after four implicit half steps (R. Rannacher 1984). About 1e-6 of the spot.
 *
 * @param call true for a call
 * @param strike strike, positive
 * @param rate continuously compounded
 * @param dividendYield continuously compounded
 * @param volatility a year, not negative
 */
public record AverageOption(boolean call, double strike, double rate, double dividendYield, double volatility) {
    private static final int POINTS = 800;
    private static final int STEPS = 400;
    private static final int SMOOTH = 2;
    private static final double DEVIATIONS = 5;
    private static final double DENSITY = 0.05;
    private static final double VOLATILITY_STEP = 0.02;
    private static final double RATE_STEP = 1e-3;
    private static final double TIME_STEP = 0.02;

    /** Shares of the underlying that the portfolio holds at a time, in units that reinvest dividends. */
    private interface Holding {
        double at(double time);
    }

    /** What the grid says at the start: u and its first two derivatives by z, and z there. */
    private record Solution(double start, double value, double slope, double curvature) {}

    /**
     * Average without a break from now to expiry.
     *
     * @param spot price of the underlying, positive
     * @param years time to expiry, positive
     * @return value; NaN for invalid input
     */
    public double continuous(final double spot, final double years) {
        return strike > 0 ? price(spot, continuousSolution(spot, years)) : Double.NaN;
    }

    /**
     * Derivatives of an average without a break. Delta and gamma are those of the grid; the others are differences, good to a tenth of a
     * percent.
     *
     * @param spot price of the underlying, positive
     * @param years time to expiry, positive
     * @param into receives price, delta, gamma, vega, theta, rho and dividendRho; the others are NaN
     * @return false for invalid input, where every field is NaN
     */
    public boolean continuousGreeks(final double spot, final double years, final Greeks into) {
        final Solution solution = strike > 0 ? continuousSolution(spot, years) : null;
        return greeks(
                (s, r, q, elapsed, v) -> seasoned(s, r, q, v, elapsed, years), spot, solution, years, years, into);
    }

    /** After some time at the same spot the average is that spot and the rest: an option on the rest with another strike. */
    private double seasoned(
            final double spot,
            final double r,
            final double q,
            final double v,
            final double elapsed,
            final double years) {
        final double left = 1 - elapsed / years;
        final double rest = (strike - spot * (1 - left)) / left;
        final AverageOption remaining = new AverageOption(call, rest, r, q, v);
        return left * remaining.price(spot, remaining.continuousSolution(spot, years - elapsed));
    }

    private Solution continuousSolution(final double spot, final double years) {
        if (!valid(spot) || !(years > 0 && Double.isFinite(years))) {
            return null;
        }
        final double carry = rate - dividendYield;
        final Holding holding = time -> {
            final double left = years - time;
            final double growth = carry == 0 ? left : StrictMath.expm1(carry * left) / carry;
            return growth / years * StrictMath.exp(-rate * left - dividendYield * time);
        };
        return solution(spot, 0, holding, years, new double[] {0, years});
    }

    /**
     * Average of fixings; the payment is at the last. A fixing at time zero is the spot.
     *
     * @param spot price of the underlying, positive
     * @param fixings times in years, ascending, the first not negative, the last positive
     * @return value; NaN for invalid input
     */
    public double discrete(final double spot, final double[] fixings) {
        return strike > 0 ? price(spot, discreteSolution(spot, fixings)) : Double.NaN;
    }

    /**
     * Derivatives of an average of fixings, as of one without a break. In theta a fixing at time zero has been made.
     *
     * @param spot price of the underlying, positive
     * @param fixings times in years, ascending, the first not negative, the last positive
     * @param into receives price, delta, gamma, vega, theta, rho and dividendRho; the others are NaN
     * @return false for invalid input, where every field is NaN
     */
    public boolean discreteGreeks(final double spot, final double[] fixings, final Greeks into) {
        if (!Fixings.valid(fixings)) {
            into.clear();
            return false;
        }
        final Solution solution = strike > 0 ? discreteSolution(spot, fixings) : null;
        return greeks(
                (s, r, q, elapsed, v) ->
                        new AverageOption(call, strike, r, q, v).discrete(s, Fixings.after(elapsed, fixings)),
                spot,
                solution,
                fixings[fixings.length - 1],
                Fixings.next(fixings),
                into);
    }

    private Solution discreteSolution(final double spot, final double[] fixings) {
        final int n = fixings.length;
        if (!valid(spot) || !Fixings.valid(fixings) || fixings[n - 1] == 0) {
            return null;
        }
        final double years = fixings[n - 1];
        final double carry = rate - dividendYield;
        final Holding holding = time -> {
            double sum = 0;
            for (int i = n - 1; i >= 0 && fixings[i] > time; i--) {
                sum += StrictMath.exp(carry * (fixings[i] - time));
            }
            return sum / n * StrictMath.exp(-rate * (years - time) - dividendYield * time);
        };
        int known = 0;
        while (fixings[known] == 0) {
            known++;
        }
        final double[] breaks = new double[n + 1 - known];
        System.arraycopy(fixings, known, breaks, 1, n - known);
        return solution(spot, (double) known / n, holding, years, breaks);
    }

    private boolean valid(final double spot) {
        return spot > 0 && volatility >= 0 && Double.isFinite(spot + strike + volatility + rate + dividendYield);
    }

    private double price(final double spot, final Solution solution) {
        if (solution == null) {
            return Double.NaN;
        }
        return spot * (call ? solution.value() : solution.value() - solution.start());
    }

    /**
     * With z = const - K D / S the value S u(z) has the derivatives u + u' K D / S and u'' (K D)^2 / S^3 by the spot; the put is the call less S
     * z. The others are plain differences, since every value is a solution of the equation.
     */
    private boolean greeks(
            final BumpedGreeks.Valuation value,
            final double spot,
            final Solution solution,
            final double years,
            final double nearest,
            final Greeks into) {
        into.clear();
        into.price = price(spot, solution);
        if (solution == null || volatility == 0) {
            return solution != null;
        }
        final double weight = strike * StrictMath.exp(-rate * years) / spot;
        final double delta = solution.value() + solution.slope() * weight;
        into.delta = call ? delta : delta - solution.start() - weight;
        into.gamma = solution.curvature() * weight * weight / spot;
        final double wider = VOLATILITY_STEP * volatility;
        into.vega = (value.at(spot, rate, dividendYield, 0, volatility + wider)
                        - value.at(spot, rate, dividendYield, 0, volatility - wider))
                / (2 * wider);
        into.rho = (value.at(spot, rate + RATE_STEP, dividendYield, 0, volatility)
                        - value.at(spot, rate - RATE_STEP, dividendYield, 0, volatility))
                / (2 * RATE_STEP);
        into.dividendRho = (value.at(spot, rate, dividendYield + RATE_STEP, 0, volatility)
                        - value.at(spot, rate, dividendYield - RATE_STEP, 0, volatility))
                / (2 * RATE_STEP);
        final double later = TIME_STEP * nearest;
        into.theta = (4 * value.at(spot, rate, dividendYield, later, volatility)
                        - value.at(spot, rate, dividendYield, 2 * later, volatility)
                        - 3 * into.price)
                / (2 * later);
        return true;
    }

    /**
     * Value of the call by the equation, in units of the underlying; the holding is smooth between the breaks.
     *
     * @param known share of the average that is the spot of now
     */
    private Solution solution(
            final double spot, final double known, final Holding holding, final double years, final double[] breaks) {
        final double discount = StrictMath.exp(-rate * years);
        final double start = holding.at(0) + known * discount - strike * discount / spot;
        if (volatility == 0) {
            return new Solution(start, Math.max(start, 0), Double.NaN, Double.NaN);
        }
        return solve(start, holding, years, breaks);
    }

    private Solution solve(final double start, final Holding holding, final double years, final double[] breaks) {
        final double width =
                Math.max(holding.at(0), Math.abs(start)) * StrictMath.expm1(DEVIATIONS * volatility * Math.sqrt(years));
        final double[] z = grid(start, Math.max(width, 2 * Math.abs(start)));
        final double[] u = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            u[i] = Math.max(z[i], 0);
        }
        final Tridiagonal step = new Tridiagonal(z);
        int done = 0;
        for (int b = breaks.length - 1; b > 0; b--) {
            final double length = breaks[b] - breaks[b - 1];
            final int steps = Math.max(2, (int) Math.ceil(STEPS * length / years));
            final double dt = length / steps;
            for (int k = 0; k < steps; k++) {
                final double end = breaks[b] - k * dt;
                if (done++ < SMOOTH) {
                    step.advance(u, 0.5 * dt, volatility, holding.at(end - 0.25 * dt), 1);
                    step.advance(u, 0.5 * dt, volatility, holding.at(end - 0.75 * dt), 1);
                } else {
                    step.advance(u, dt, volatility, holding.at(end - 0.5 * dt), 0.5);
                }
            }
        }
        return interpolate(z, u, start);
    }

    /** Points that are dense about zero and hold zero. */
    private static double[] grid(final double start, final double width) {
        final double scale = DENSITY * width;
        final double low = asinh((Math.min(start, 0) - width) / scale);
        final double high = asinh((Math.max(start, 0) + width) / scale);
        final double step = (high - low) / POINTS;
        final double shift = low / step - Math.rint(low / step);
        final double[] z = new double[POINTS + 1];
        for (int i = 0; i <= POINTS; i++) {
            final double x = low - shift * step + i * step;
            z[i] = Math.abs(x) < 1e-9 ? 0 : scale * StrictMath.sinh(x);
        }
        return z;
    }

    private static double asinh(final double x) {
        return Math.copySign(StrictMath.log(Math.abs(x) + Math.sqrt(x * x + 1)), x);
    }

    /** Cubic through the four points about the place. */
    private static Solution interpolate(final double[] z, final double[] u, final double at) {
        int i = 1;
        while (i < z.length - 3 && z[i + 1] < at) {
            i++;
        }
        double value = 0;
        double slope = 0;
        double curvature = 0;
        for (int a = i - 1; a <= i + 2; a++) {
            double weight = u[a];
            double sum = 0;
            double pairs = 0;
            double product = 1;
            for (int b = i - 1; b <= i + 2; b++) {
                if (b != a) {
                    weight /= z[a] - z[b];
                    // Elementary symmetric functions of the three distances: the product and its derivatives.
                    final double distance = at - z[b];
                    product *= distance;
                    pairs += distance * sum;
                    sum += distance;
                }
            }
            value += weight * product;
            slope += weight * pairs;
            curvature += weight * 2 * sum;
        }
        return new Solution(at, value, slope, curvature);
    }
}
