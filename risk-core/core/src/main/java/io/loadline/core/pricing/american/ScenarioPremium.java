package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;
import io.loadline.core.pricing.BatchScenarios;
import io.loadline.core.pricing.american.ExercisePremium.State;

/**
 * Adds the early exercise premium to the Black-76 prices of one option under many scenarios, from one table of its chain: where volatility stays its polynomial is taken in one number first,
 * so that a price takes sixteen multiply-adds. Plain loops over arrays, each element by itself: whatever width the compiler makes of them, the bits are those of
 * {@link #price}. One thread; nothing is allocated once made.
 */
public final class ScenarioPremium {
    private static final double SLOPE = 2 / PremiumTable.REACH;

    private final double[] distances;
    private final double[] places;
    private final double[] shares;
    private final double[] sums;
    private final double[] terms;
    private final double[] row = new double[PremiumTable.ACROSS];
    private PremiumTable table;
    private boolean call;
    private double strike;
    private double root;
    private double perForward;
    private double logPerForward;

    /**
     * @param capacity largest number of scenarios
     */
    public ScenarioPremium(final int capacity) {
        distances = new double[capacity];
        places = new double[capacity];
        shares = new double[capacity];
        sums = new double[capacity];
        terms = new double[capacity];
    }

    /**
     * Takes an option.
     *
     * @param isCall true for a call
     * @param optionStrike strike, positive
     * @param years time to expiry
     * @param spotPerForward spot over forward
     * @param lowest least volatility of the scenarios
     * @param highest largest one; more than 1.7 times above or below the middle of both the premium may be that of the edge of the table
     * @param premium of its chain
     * @return what is known of its premium: prices may be asked for where that is READY
     */
    public State take(
            final boolean isCall,
            final double optionStrike,
            final double years,
            final double spotPerForward,
            final double lowest,
            final double highest,
            final ExercisePremium premium) {
        call = isCall;
        strike = optionStrike;
        root = Math.sqrt(years);
        perForward = spotPerForward;
        logPerForward = Elementary.log(spotPerForward) - Elementary.log(strike);
        final State state = premium.find(call, root * Math.sqrt(lowest * highest));
        table = premium.found();
        return state;
    }

    /**
     * Turns a European price into the American one.
     *
     * @param forward forward price
     * @param logForward its logarithm
     * @param volatility a year
     * @param european price of the European option
     * @return price of the American one; NaN where an input is
     */
    public double price(final double forward, final double logForward, final double volatility, final double european) {
        final double total = table.kept(volatility * root);
        final double v = table.v(total);
        table.collapse(v, row);
        final double distance = distance(logForward, total, table.depth(v));
        final double u = place(distance);
        double sum = row[PremiumTable.ACROSS - 1];
        for (int j = PremiumTable.ACROSS - 2; j >= 0; j--) {
            sum = Math.fma(sum, u, row[j]);
        }
        return american(forward, distance, sum, european);
    }

    /**
     * Turns European prices into American ones.
     *
     * @param scenarios forwards and volatilities
     * @param prices of the European option by scenario; receives those of the American one
     */
    public void prices(final BatchScenarios scenarios, final double[] prices) {
        final int count = scenarios.count();
        boolean isOne = true;
        for (int i = 0; i < count; i++) {
            isOne &= scenarios.volatility(i) == scenarios.volatility(0);
        }
        if (isOne && count > 0) {
            sumAtOneVolatility(scenarios, count);
        } else {
            sumAtMany(scenarios, count);
        }
        for (int i = 0; i < count; i++) {
            prices[i] = american(scenarios.forward(i), distances[i], sums[i], prices[i]);
        }
    }

    private void sumAtOneVolatility(final BatchScenarios scenarios, final int count) {
        final double total = table.kept(scenarios.volatility(0) * root);
        final double v = table.v(total);
        final double depth = table.depth(v);
        table.collapse(v, row);
        for (int i = 0; i < count; i++) {
            distances[i] = distance(scenarios.logForward(i), total, depth);
            places[i] = place(distances[i]);
        }
        across(count);
    }

    /** The polynomial in u, half of its powers in a pass. */
    private void across(final int count) {
        final double b0 = row[8];
        final double b1 = row[9];
        final double b2 = row[10];
        final double b3 = row[11];
        final double b4 = row[12];
        final double b5 = row[13];
        final double b6 = row[14];
        final double b7 = row[15];
        for (int i = 0; i < count; i++) {
            final double u = places[i];
            double sum = Math.fma(b7, u, b6);
            sum = Math.fma(sum, u, b5);
            sum = Math.fma(sum, u, b4);
            sum = Math.fma(sum, u, b3);
            sum = Math.fma(sum, u, b2);
            sum = Math.fma(sum, u, b1);
            sums[i] = Math.fma(sum, u, b0);
        }
        final double a0 = row[0];
        final double a1 = row[1];
        final double a2 = row[2];
        final double a3 = row[3];
        final double a4 = row[4];
        final double a5 = row[5];
        final double a6 = row[6];
        final double a7 = row[7];
        for (int i = 0; i < count; i++) {
            final double u = places[i];
            double sum = Math.fma(sums[i], u, a7);
            sum = Math.fma(sum, u, a6);
            sum = Math.fma(sum, u, a5);
            sum = Math.fma(sum, u, a4);
            sum = Math.fma(sum, u, a3);
            sum = Math.fma(sum, u, a2);
            sum = Math.fma(sum, u, a1);
            sums[i] = Math.fma(sum, u, a0);
        }
    }

    private void sumAtMany(final BatchScenarios scenarios, final int count) {
        for (int i = 0; i < count; i++) {
            shares[i] = table.v(table.kept(scenarios.volatility(i) * root));
        }
        along(table.depth, 0, count, distances);
        for (int i = 0; i < count; i++) {
            final double total = table.kept(scenarios.volatility(i) * root);
            distances[i] = distance(scenarios.logForward(i), total, distances[i]);
            places[i] = place(distances[i]);
        }
        along(table.coefficients, (PremiumTable.ACROSS - 1) * PremiumTable.ALONG, count, sums);
        for (int j = PremiumTable.ACROSS - 2; j >= 0; j--) {
            along(table.coefficients, j * PremiumTable.ALONG, count, terms);
            for (int i = 0; i < count; i++) {
                sums[i] = Math.fma(sums[i], places[i], terms[i]);
            }
        }
    }

    /** Polynomials in v, written out: one pass over the scenarios for all ten powers. */
    private void along(final double[] from, final int at, final int count, final double[] into) {
        final double a0 = from[at];
        final double a1 = from[at + 1];
        final double a2 = from[at + 2];
        final double a3 = from[at + 3];
        final double a4 = from[at + 4];
        final double a5 = from[at + 5];
        final double a6 = from[at + 6];
        final double a7 = from[at + 7];
        final double a8 = from[at + 8];
        final double a9 = from[at + 9];
        for (int i = 0; i < count; i++) {
            final double v = shares[i];
            double sum = Math.fma(a9, v, a8);
            sum = Math.fma(sum, v, a7);
            sum = Math.fma(sum, v, a6);
            sum = Math.fma(sum, v, a5);
            sum = Math.fma(sum, v, a4);
            sum = Math.fma(sum, v, a3);
            sum = Math.fma(sum, v, a2);
            sum = Math.fma(sum, v, a1);
            into[i] = Math.fma(sum, v, a0);
        }
    }

    private double distance(final double logForward, final double total, final double depth) {
        final double log = logForward + logPerForward;
        return (call ? -log : log) / total + depth;
    }

    private static double place(final double distance) {
        return Math.min(Math.max(Math.fma(SLOPE, distance, -1), -1), 1);
    }

    private double american(final double forward, final double distance, final double sum, final double european) {
        final double spot = forward * perForward;
        final double exercised = call ? spot - strike : strike - spot;
        // selections and no branches: scenarios come in no order; what is NaN stays so
        final double premium = sum > 0 ? sum : 0;
        final double kept = Math.fma(call ? spot : strike, premium, european);
        final double above = kept < exercised ? exercised : kept;
        final double value = distance <= 0 ? Math.fma(0, european, exercised) : above;
        return distance >= PremiumTable.REACH ? european : value;
    }
}
