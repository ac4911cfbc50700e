package io.loadline.varengine.dependence;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** The families of bivariate copulas, and their parameter from a rank correlation. */
public enum CopulaFamily {
    /** Normal; no tail dependence. */
    GAUSSIAN,
    /** Student t; dependent in both tails. */
    STUDENT,
    /** Clayton; dependent in the lower tail. */
    CLAYTON,
    /** Gumbel; dependent in the upper tail. */
    GUMBEL,
    /** Frank; no tail dependence. */
    FRANK,
    /** Joe; dependent in the upper tail. */
    JOE;

    private static final double LARGEST_THETA = 1e6;

    /** Whether the family holds negative dependence too. */
    public boolean allowsNegative() {
        return this == GAUSSIAN || this == STUDENT || this == FRANK;
    }

    /**
     * Finds the parameter with a given Kendall's tau: closed forms, for Frank and Joe by solving. For the Student copula it is the correlation; its
     * degrees of freedom are not determined by tau.
     *
     * @param tau above -1 and below 1; Clayton above 0, Gumbel and Joe at least 0
     * @return the first parameter
     * @throws IllegalArgumentException if the family holds no such dependence
     */
    public double parameterOfKendallTau(final double tau) {
        Checks.between("tau", tau, -1, 1);
        if (!allowsNegative() && (tau < 0 || (this == CLAYTON && tau == 0))) {
            throw new IllegalArgumentException("tau: " + tau + " given; expected a positive one for " + this);
        }
        return switch (this) {
            case GAUSSIAN, STUDENT -> StrictMath.sin(0.5 * Math.PI * tau);
            case CLAYTON -> 2 * tau / (1 - tau);
            case GUMBEL -> 1 / (1 - tau);
            case FRANK -> Math.copySign(solve(t -> new FrankCopula(t).kendallTau(), Math.abs(tau), 0), tau);
            case JOE -> solve(t -> new JoeCopula(t).kendallTau(), tau, 1);
        };
    }

    /**
     * Finds the parameter with a given Spearman's rho. For the Student copula the relation of the Gaussian one is used, which is right to about 0.01
     * from 3 degrees of freedom on.
     *
     * @param rho above -1 and below 1; Clayton above 0, Gumbel and Joe at least 0
     * @return the first parameter
     * @throws IllegalArgumentException if the family holds no such dependence
     */
    public double parameterOfSpearmanRho(final double rho) {
        Checks.between("rho", rho, -1, 1);
        if (!allowsNegative() && (rho < 0 || (this == CLAYTON && rho == 0))) {
            throw new IllegalArgumentException("rho: " + rho + " given; expected a positive one for " + this);
        }
        return switch (this) {
            case GAUSSIAN, STUDENT -> 2 * StrictMath.sin(Math.PI * rho / 6);
            case FRANK -> Math.copySign(solve(t -> new FrankCopula(t).spearmanRho(), Math.abs(rho), 0), rho);
            case CLAYTON -> solve(t -> t == 0 ? 0 : new ClaytonCopula(t).spearmanRho(), rho, 0);
            case GUMBEL -> solve(t -> new GumbelCopula(t).spearmanRho(), rho, 1);
            case JOE -> solve(t -> new JoeCopula(t).spearmanRho(), rho, 1);
        };
    }

    /** Solves an ascending measure for a value, from a lowest parameter with the measure 0 on, by Brent's method. */
    private double solve(final DoubleUnaryOperator measure, final double target, final double lowest) {
        if (target == 0) {
            return lowest;
        }
        double low = lowest;
        double high = lowest + 1;
        while (measure.applyAsDouble(high) < target) {
            low = high;
            high = lowest + 2 * (high - lowest);
            if (high > LARGEST_THETA) {
                throw new NoConvergenceException(this + ": no parameter up to " + LARGEST_THETA + " gives " + target);
            }
        }
        final UnivariateFunction error = theta -> measure.applyAsDouble(theta) - target;
        // At the lowest parameter the measure is 0 by definition, where some formulas are 0 / 0.
        final double from = low == lowest ? Math.max(1e-12, lowest) : low;
        return new BrentSolver(1e-15, 1e-15).solve(1000, error, from, high);
    }

    /** Returns a copula with given parameters, as many as the family has. */
    public Copula with(final double... parameters) {
        final int expected = this == STUDENT ? 2 : 1;
        if (parameters.length != expected) {
            throw new IllegalArgumentException(
                    "parameters: " + parameters.length + " given; expected " + expected + " for " + this);
        }
        return switch (this) {
            case GAUSSIAN -> new GaussianCopula(parameters[0]);
            case STUDENT -> new StudentCopula(parameters[0], parameters[1]);
            case CLAYTON -> new ClaytonCopula(parameters[0]);
            case GUMBEL -> new GumbelCopula(parameters[0]);
            case FRANK -> new FrankCopula(parameters[0]);
            case JOE -> new JoeCopula(parameters[0]);
        };
    }
}
