package io.loadline.core.rates;

import org.apache.commons.math3.analysis.MultivariateFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.apache.commons.math3.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * The zero curve as a level, a slope and two humps: C. Nelson and A. Siegel, "Parsimonious modeling of yield curves", J. Business 60 (1987);
 * L. Svensson, NBER working paper 4871 (1994), which adds the second hump. With x = t / tau,
 * z(t) = b0 + b1 (1 - e^-x1)/x1 + b2 ((1 - e^-x1)/x1 - e^-x1) + b3 ((1 - e^-x2)/x2 - e^-x2).
 *
 * @param level b0, the rate at infinity
 * @param slope b1; level + slope is the rate at zero
 * @param curvature b2
 * @param secondCurvature b3; zero is Nelson-Siegel
 * @param tau years of the slope and first hump, positive
 * @param secondTau years of the second hump, positive
 */
public record NelsonSiegelSvensson(
        double level, double slope, double curvature, double secondCurvature, double tau, double secondTau)
        implements DiscountCurve {
    private static final double SHORTEST = 0.05;
    private static final double LONGEST = 30;
    private static final int GRID = 14;
    private static final int MAXIMUM_EVALUATIONS = 20_000;

    public NelsonSiegelSvensson {
        Require.finite("level", level);
        Require.finite("slope", slope);
        Require.finite("curvature", curvature);
        Require.finite("second curvature", secondCurvature);
        Require.positive("tau", tau);
        Require.positive("second tau", secondTau);
    }

    /**
     * Least squares: for given taus the factors are a linear regression; the taus are searched on a grid and polished by a simplex.
     *
     * @param times of the rates in years, increasing, at least 6 (4 without the second hump)
     * @param zeros continuously compounded, one a time
     * @param twoHumps Svensson's curve; false fits Nelson and Siegel's
     * @return the curve with the least sum of squares
     */
    public static NelsonSiegelSvensson fit(final double[] times, final double[] zeros, final boolean twoHumps) {
        Require.sameLength("times", times.length, "zero rates", zeros.length);
        Require.atLeast("number of rates", times.length, twoHumps ? 6 : 4);
        Require.times("times", times);
        Require.finite("zero rates", zeros);
        double best = Double.POSITIVE_INFINITY;
        double[] start = {0, 1};
        for (int i = 0; i < GRID; i++) {
            for (int j = twoHumps ? i + 1 : GRID - 1; j < GRID; j++) {
                final double[] taus = {gridLogarithm(i), gridLogarithm(j)};
                final double squares = squares(times, zeros, taus, twoHumps);
                if (squares < best) {
                    best = squares;
                    start = taus;
                }
            }
        }
        final double[] guess = twoHumps ? start : new double[] {start[0]};
        final MultivariateFunction objective = at -> squares(times, zeros, at, twoHumps);
        final double[] found = new SimplexOptimizer(1e-14, 1e-30)
                .optimize(
                        new MaxEval(MAXIMUM_EVALUATIONS),
                        GoalType.MINIMIZE,
                        new ObjectiveFunction(objective),
                        new InitialGuess(guess),
                        new NelderMeadSimplex(guess.length, 0.1))
                .getPoint();
        return curve(times, zeros, found, twoHumps);
    }

    @Override
    public double discount(final double years) {
        return years == 0 ? 1 : StrictMath.exp(-zeroRate(Require.notNegative("years", years)) * years);
    }

    @Override
    public double zeroRate(final double years) {
        final double x = Require.notNegative("years", years) / tau;
        final double other = years / secondTau;
        return level
                + slope * mean(x)
                + curvature * (mean(x) - StrictMath.exp(-x))
                + secondCurvature * (mean(other) - StrictMath.exp(-other));
    }

    @Override
    public double instantaneousForward(final double years) {
        final double x = Require.notNegative("years", years) / tau;
        final double other = years / secondTau;
        return level + (slope + curvature * x) * StrictMath.exp(-x) + secondCurvature * other * StrictMath.exp(-other);
    }

    private static double gridLogarithm(final int step) {
        return StrictMath.log(SHORTEST) + StrictMath.log(LONGEST / SHORTEST) * step / (GRID - 1);
    }

    private static double squares(
            final double[] times, final double[] zeros, final double[] taus, final boolean twoHumps) {
        for (final double tau : taus) {
            if (!(tau >= StrictMath.log(SHORTEST / 5) && tau <= StrictMath.log(LONGEST * 5))) {
                return Double.MAX_VALUE;
            }
        }
        final NelsonSiegelSvensson curve = curve(times, zeros, taus, twoHumps);
        if (curve == null) {
            return Double.MAX_VALUE;
        }
        double sum = 0;
        for (int i = 0; i < times.length; i++) {
            final double error = curve.zeroRate(times[i]) - zeros[i];
            sum += error * error;
        }
        return sum;
    }

    private static NelsonSiegelSvensson curve(
            final double[] times, final double[] zeros, final double[] taus, final boolean twoHumps) {
        final double tau = StrictMath.exp(taus[0]);
        final double secondTau = twoHumps ? StrictMath.exp(taus[1]) : tau;
        final double[][] regressors = new double[times.length][twoHumps ? 4 : 3];
        for (int i = 0; i < times.length; i++) {
            final double x = times[i] / tau;
            regressors[i][0] = 1;
            regressors[i][1] = mean(x);
            regressors[i][2] = mean(x) - StrictMath.exp(-x);
            if (twoHumps) {
                final double other = times[i] / secondTau;
                regressors[i][3] = mean(other) - StrictMath.exp(-other);
            }
        }
        try {
            final double[] b = new QRDecomposition(new Array2DRowRealMatrix(regressors, false), 1e-10)
                    .getSolver()
                    .solve(new ArrayRealVector(zeros, false))
                    .toArray();
            return new NelsonSiegelSvensson(b[0], b[1], b[2], twoHumps ? b[3] : 0, tau, secondTau);
        } catch (final SingularMatrixException _) {
            return null;
        }
    }

    /** (1 - e^-x) / x, one at zero. */
    private static double mean(final double x) {
        return x == 0 ? 1 : -StrictMath.expm1(-x) / x;
    }
}
