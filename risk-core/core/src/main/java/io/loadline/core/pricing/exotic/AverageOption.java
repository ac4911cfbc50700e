package io.loadline.core.pricing.exotic;

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
 * @param volatility a year, positive
 */
public record AverageOption(boolean call, double strike, double rate, double dividendYield, double volatility) {
    private static final int POINTS = 800;
    private static final int STEPS = 400;
    private static final int SMOOTH = 2;
    private static final double DEVIATIONS = 5;
    private static final double DENSITY = 0.05;

    /** Shares of the underlying that the portfolio holds at a time, in units that reinvest dividends. */
    private interface Holding {
        double at(double time);
    }

    /**
     * Average without a break from now to expiry.
     *
     * @param spot price of the underlying, positive
     * @param years time to expiry, positive
     * @return value; NaN for invalid input
     */
    public double continuous(final double spot, final double years) {
        if (!valid(spot) || !(years > 0)) {
            return Double.NaN;
        }
        final double carry = rate - dividendYield;
        final Holding holding = time -> {
            final double left = years - time;
            final double growth = carry == 0 ? left : StrictMath.expm1(carry * left) / carry;
            return growth / years * StrictMath.exp(-rate * left - dividendYield * time);
        };
        return value(spot, holding, years, new double[] {0, years});
    }

    /**
     * Average of fixings; the payment is at the last.
     *
     * @param spot price of the underlying, positive
     * @param fixings times in years, ascending, the first not negative, the last positive
     * @return value; NaN for invalid input
     */
    public double discrete(final double spot, final double[] fixings) {
        final int n = fixings.length;
        if (!valid(spot) || n == 0 || !(fixings[0] >= 0 && fixings[n - 1] > 0)) {
            return Double.NaN;
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
        final int known = fixings[0] == 0 ? 1 : 0;
        final double[] breaks = new double[n + 1 - known];
        System.arraycopy(fixings, known, breaks, 1, n - known);
        final double fixed = spot * known / n;
        return new AverageOption(call, strike - fixed, rate, dividendYield, volatility)
                .value(spot, holding, years, breaks);
    }

    private boolean valid(final double spot) {
        return spot > 0
                && strike > 0
                && volatility > 0
                && Double.isFinite(spot + strike + volatility + rate + dividendYield);
    }

    /** Value of the call by the equation, and of the put by parity; the holding is smooth between the breaks. */
    private double value(final double spot, final Holding holding, final double years, final double[] breaks) {
        final double start = holding.at(0) - strike * StrictMath.exp(-rate * years) / spot;
        final double callValue = spot * solve(start, holding, years, breaks);
        return call ? callValue : callValue - spot * start;
    }

    private double solve(final double start, final Holding holding, final double years, final double[] breaks) {
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
    private static double interpolate(final double[] z, final double[] u, final double at) {
        int i = 1;
        while (i < z.length - 3 && z[i + 1] < at) {
            i++;
        }
        double sum = 0;
        for (int a = i - 1; a <= i + 2; a++) {
            double term = u[a];
            for (int b = i - 1; b <= i + 2; b++) {
                if (b != a) {
                    term *= (at - z[b]) / (z[a] - z[b]);
                }
            }
            sum += term;
        }
        return sum;
    }
}
