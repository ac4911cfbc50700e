package io.loadline.core.pricing.american;

import io.loadline.core.math.Elementary;
import io.loadline.core.pricing.BlackScholes;

/**
 * Makes a {@link PremiumTable} a column at a time: at one total volatility the boundary of Andersen, Lake and Offengenden and the premium at
 * {@value PremiumTable#ACROSS} spots above it. Where the premium at the boundary is not what exercise is worth there to 1e-6, the boundary is solved with more
 * points; where that is off too the table is refused. Where the drift is more than four times the total volatility the premium is too steep for the polynomial: tables end above. One thread; nothing is allocated once made.
 */
final class PremiumBuilder {
    private static final int NODES = 8;
    private static final int POINTS = 10;
    private static final int PRICE_POINTS = 32;
    private static final int STEPS = 4;
    private static final int FINE_NODES = 16;
    private static final int FINE_POINTS = 20;
    private static final int FINE_PRICE_POINTS = 64;
    private static final int FINE_STEPS = 12;
    private static final double CLOSE = 1e-6;
    private static final double ALLOWED = 1e-5;

    /** Rate less yield over total volatility beyond which the premium ends so near the boundary that the polynomial does not follow it. */
    private static final double STEEPEST = 4;

    private static final double[] U = nodes(PremiumTable.ACROSS);
    private static final double[] V = nodes(PremiumTable.ALONG);
    private static final double[] POWERS_OF_U = powers(PremiumTable.ACROSS, U);
    private static final double[] POWERS_OF_V = powers(PremiumTable.ALONG, V);

    private final ExerciseBoundary quick = new ExerciseBoundary(new BoundaryGrid(NODES, POINTS, PRICE_POINTS), STEPS);
    private final ExerciseBoundary fine =
            new ExerciseBoundary(new BoundaryGrid(FINE_NODES, FINE_POINTS, FINE_PRICE_POINTS), FINE_STEPS);
    private final double[] values = new double[PremiumTable.ACROSS * PremiumTable.ALONG];
    private final double[] depths = new double[PremiumTable.ALONG];
    private final double[] inPowers = new double[PremiumTable.ACROSS];
    private PremiumTable target;
    private int band;
    private double lowest;
    private double highest;
    private double centre;
    private double span;
    private double rate;
    private double yield;
    private double worst;
    private int column;

    private static double[] nodes(final int count) {
        final double[] nodes = new double[count];
        for (int i = 0; i < count; i++) {
            nodes[i] = StrictMath.cos(StrictMath.PI * (i + 0.5) / count);
        }
        return nodes;
    }

    /** What turns values at Chebyshev nodes into coefficients of powers, {@code [power][node]}. */
    private static double[] powers(final int count, final double[] nodes) {
        final double[] result = new double[count * count];
        double[] before = new double[count];
        double[] chebyshev = new double[count];
        chebyshev[0] = 1;
        for (int j = 0; j < count; j++) {
            for (int node = 0; node < count; node++) {
                final double weight = (j == 0 ? 1.0 : 2.0) / count * StrictMath.cos(j * StrictMath.acos(nodes[node]));
                for (int power = 0; power <= j; power++) {
                    result[power * count + node] += weight * chebyshev[power];
                }
            }
            final double[] next = new double[count];
            for (int power = 0; power < count; power++) {
                final double shifted = power == 0 ? 0 : chebyshev[power - 1];
                next[power] = (j == 0 ? 1 : 2) * shifted - (j == 0 ? 0 : before[power]);
            }
            before = chebyshev;
            chebyshev = next;
        }
        return result;
    }

    boolean isBusy() {
        return target != null;
    }

    /** Begins a table of a put; what it held stays until it is done. */
    void begin(
            final PremiumTable table,
            final int number,
            final double least,
            final double most,
            final double putRate,
            final double putYield) {
        target = table;
        band = number;
        lowest = Math.min(Math.max(least, (putRate - putYield) / STEEPEST), most);
        highest = most;
        centre = Math.sqrt(lowest * highest);
        span = (highest - centre) / (highest + centre);
        rate = putRate;
        yield = putYield;
        worst = lowest < highest ? 0 : Double.POSITIVE_INFINITY;
        column = 0;
    }

    /** Makes one column, with the last one the table. */
    void step() {
        final double share = span * V[column];
        final double total = centre * (1 + share) / (1 - share);
        final ExerciseBoundary boundary = solved(total);
        final double logBoundary = StrictMath.log(boundary.longest());
        depths[column] = -logBoundary / total;
        for (int j = 0; j < PremiumTable.ACROSS; j++) {
            final double above = 0.5 * PremiumTable.REACH * (1 + U[j]) * total;
            values[j * PremiumTable.ALONG + column] =
                    Math.max(boundary.premium(Elementary.exp(logBoundary + above)), 0);
        }
        column++;
        if (column == PremiumTable.ALONG) {
            finish();
        }
    }

    private ExerciseBoundary solved(final double total) {
        quick.solve(1, rate, yield, total, 1);
        if (mismatch(quick, total) <= CLOSE) {
            return quick;
        }
        fine.solve(1, rate, yield, total, 1);
        worst = Math.max(worst, mismatch(fine, total));
        return fine;
    }

    /** How far the value at the boundary is off what exercise pays. */
    private double mismatch(final ExerciseBoundary boundary, final double total) {
        final double spot = boundary.longest();
        final double off =
                BlackScholes.price(false, spot, 1, rate, yield, 1, total) + boundary.premium(spot) - 1 + spot;
        return Double.isNaN(off) ? Double.POSITIVE_INFINITY : Math.abs(off);
    }

    private void finish() {
        for (int power = 0; power < PremiumTable.ALONG; power++) {
            target.depth[power] = sum(POWERS_OF_V, power * PremiumTable.ALONG, depths, 0, PremiumTable.ALONG);
        }
        for (int i = 0; i < PremiumTable.ALONG; i++) {
            for (int power = 0; power < PremiumTable.ACROSS; power++) {
                double sum = 0;
                for (int j = 0; j < PremiumTable.ACROSS; j++) {
                    sum = Math.fma(
                            POWERS_OF_U[power * PremiumTable.ACROSS + j], values[j * PremiumTable.ALONG + i], sum);
                }
                inPowers[power] = sum;
            }
            for (int power = 0; power < PremiumTable.ACROSS; power++) {
                values[power * PremiumTable.ALONG + i] = inPowers[power];
            }
        }
        for (int j = 0; j < PremiumTable.ACROSS; j++) {
            for (int power = 0; power < PremiumTable.ALONG; power++) {
                target.coefficients[j * PremiumTable.ALONG + power] = sum(
                        POWERS_OF_V, power * PremiumTable.ALONG, values, j * PremiumTable.ALONG, PremiumTable.ALONG);
            }
        }
        target.lowest = lowest;
        target.highest = highest;
        target.centre = centre;
        target.span = span;
        target.rate = rate;
        target.yield = yield;
        target.isRefused = !(worst <= ALLOWED);
        target.band = band;
        target = null;
    }

    private static double sum(
            final double[] weights, final int from, final double[] values, final int offset, final int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum = Math.fma(weights[from + i], values[offset + i], sum);
        }
        return sum;
    }
}
