package io.loadline.core.pricing.american;

import io.loadline.core.math.GaussLegendre;
import io.loadline.core.math.Normal;

/**
 * Options that can be exercised at equal intervals, the last of them the expiry. From one date to the one before, the value is integrated against
 * the lognormal density (A. O'Sullivan, "Path dependent option pricing under Levy processes", 2005) on panels of Gauss-Legendre points in the
 * logarithm of the spot; the kink of the exercise is found and put on the edge of a panel. About 1e-6 of the strike.
 */
public final class BermudanOption {
    private static final int POINTS = 8;
    private static final int PANELS = 80;
    private static final int MOST_PANELS = 5_000;
    private static final double DEVIATIONS = 8;
    private static final GaussLegendre RULE = new GaussLegendre(POINTS);

    private BermudanOption() {}

    /**
     * @param call true for a call, false for a put
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param volatility a year, positive
     * @param dates number of exercise dates, at least 1
     * @return value; not exercised today; NaN for invalid input
     */
    public static double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years,
            final double volatility,
            final int dates) {
        final boolean valid = spot > 0
                && strike > 0
                && years > 0
                && volatility > 0
                && dates > 0
                && Double.isFinite(spot + strike + rate + dividendYield + years + volatility);
        if (!valid) {
            return Double.NaN;
        }
        final double dt = years / dates;
        final double drift = (rate - dividendYield - 0.5 * volatility * volatility) * dt;
        final double step = volatility * Math.sqrt(dt);
        final double discount = StrictMath.exp(-rate * dt);
        final double width = DEVIATIONS * volatility * Math.sqrt(years) + Math.abs(drift) * dates;
        final double centre = StrictMath.log(spot / strike);
        final double low = Math.min(centre, 0) - width;
        final double high = Math.max(centre, 0) + width;
        final int panels = (int) Math.max(PANELS, Math.ceil((high - low) / step));
        if (panels > MOST_PANELS) {
            return certain(call ? 1 : -1, spot, strike, rate, dividendYield, dt, dates);
        }
        final int n = panels * POINTS;
        final double[] x = new double[n];
        final double[] weight = new double[n];
        final double panel = (high - low) / panels;
        // The strike is the edge of a panel.
        final double shift = low / panel - Math.rint(low / panel);
        for (int i = 0; i < n; i++) {
            final int place = i / POINTS;
            x[i] = low + panel * (place - shift + 0.5 * (1 + RULE.node(i % POINTS)));
            weight[i] = 0.5 * panel * RULE.weight(i % POINTS);
        }
        final double sign = call ? 1 : -1;
        double[] value = new double[n];
        double[] before = new double[n];
        for (int i = 0; i < n; i++) {
            value[i] = payoff(sign, x[i]);
        }
        final int reach = (int) Math.ceil((DEVIATIONS * step + Math.abs(drift)) / panel) + 1;
        for (int date = dates - 1; date > 0; date--) {
            for (int i = 0; i < n; i++) {
                final double held = discount * mean(x[i], drift, step, x, weight, value, i / POINTS, reach, sign);
                before[i] = Math.max(held, payoff(sign, x[i]));
            }
            final double[] swap = value;
            value = before;
            before = swap;
        }
        final int home = (int) Math.floor((centre - low) / panel);
        return strike * discount * mean(centre, drift, step, x, weight, value, home, reach, sign);
    }

    /** So little volatility beside the drift that the spot follows its mean: the best of the payments on the way. */
    private static double certain(
            final double sign,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double dt,
            final int dates) {
        double best = 0;
        for (int i = 1; i <= dates; i++) {
            final double then = spot * StrictMath.exp((rate - dividendYield) * i * dt);
            best = Math.max(best, StrictMath.exp(-rate * i * dt) * sign * (then - strike));
        }
        return best;
    }

    private static double payoff(final double sign, final double x) {
        return Math.max(sign * StrictMath.expm1(x), 0);
    }

    /** Mean of the value one step later; beyond the grid the option is exercised or worth nothing. */
    private static double mean(
            final double from,
            final double drift,
            final double step,
            final double[] x,
            final double[] weight,
            final double[] value,
            final int home,
            final int reach,
            final double sign) {
        final int first = Math.max((home - reach) * POINTS, 0);
        final int last = Math.min((home + reach + 1) * POINTS, x.length);
        double sum = 0;
        for (int j = first; j < last; j++) {
            sum += weight[j] * value[j] * Normal.density((x[j] - from - drift) / step);
        }
        double mean = sum / step;
        if (first == 0 && sign < 0) {
            mean += Normal.cdf((x[0] - from - drift) / step);
        }
        return mean;
    }
}
