package io.loadline.varengine.volatility;

/**
 * What the maximiser moves in the place of parameters: alpha + gamma for a threshold gamma, so that every condition is a bound; and where a power d is
 * estimated, omega over the d-th power of the size of returns, since omega itself changes by magnitudes with d. Immutable.
 */
final class Coordinates {
    private final int parameters;
    private final int omega;
    private final int thresholds;
    private final int firstAlpha;
    private final int firstGamma;
    /** Index of the estimated power, or -1. */
    private final int power;

    private final double logSize;

    Coordinates(final VarianceRecursion recursion, final int parameters, final double[] returns) {
        this.parameters = parameters;
        omega = recursion.means;
        if (recursion instanceof PowerRecursion linear) {
            thresholds = linear.thresholds();
            firstAlpha = linear.firstAlpha();
            firstGamma = linear.firstGamma();
        } else {
            thresholds = 0;
            firstAlpha = 0;
            firstGamma = 0;
        }
        power = recursion.names().contains("delta") ? recursion.width - 1 : -1;
        logSize = 0.5 * StrictMath.log(meanSquare(returns));
    }

    private static double meanSquare(final double[] returns) {
        final double mean = Sums.dot(returns, returns, returns.length) / returns.length;
        return mean > 0 && mean < Double.POSITIVE_INFINITY ? mean : 1;
    }

    /** Whether the power of the equation is estimated. */
    boolean hasFreePower() {
        return power >= 0;
    }

    /** Derivative of omega by its coordinate. */
    private double scale(final double[] natural) {
        return StrictMath.exp(natural[power] * logSize);
    }

    /** Turns a score by parameters into one by coordinates, in place, at some parameters. */
    void toCoordinateScore(final double[] score, final double[] natural) {
        for (int i = 0; i < thresholds; i++) {
            // d/dalpha at a fixed alpha + gamma is d/dalpha - d/dgamma.
            score[firstAlpha + i] -= score[firstGamma + i];
        }
        if (power >= 0) {
            score[power] += score[omega] * natural[omega] * logSize;
            score[omega] *= scale(natural);
        }
    }

    /** Turns second derivatives by parameters into those by coordinates, in place. */
    void toCoordinateHessian(final double[][] hessian, final double byOmega, final double[] natural) {
        toCoordinateRows(hessian, natural);
        if (power >= 0) {
            hessian[power][power] += byOmega * natural[omega] * logSize * logSize;
            hessian[power][omega] += byOmega * scale(natural) * logSize;
            hessian[omega][power] = hessian[power][omega];
        }
    }

    /** Turns a form in derivatives by parameters into one by coordinates, in place. */
    void toCoordinateRows(final double[][] matrix, final double[] natural) {
        if (power >= 0) {
            final double byPower = natural[omega] * logSize;
            final double scale = scale(natural);
            for (int j = 0; j < parameters; j++) {
                matrix[power][j] += byPower * matrix[omega][j];
                matrix[omega][j] *= scale;
            }
            for (int j = 0; j < parameters; j++) {
                matrix[j][power] += byPower * matrix[j][omega];
                matrix[j][omega] *= scale;
            }
        }
        for (int i = 0; i < thresholds; i++) {
            for (int j = 0; j < parameters; j++) {
                matrix[firstAlpha + i][j] -= matrix[firstGamma + i][j];
            }
            for (int j = 0; j < parameters; j++) {
                matrix[j][firstAlpha + i] -= matrix[j][firstGamma + i];
            }
        }
    }

    void toNatural(final double[] coordinates, final double[] into) {
        System.arraycopy(coordinates, 0, into, 0, parameters);
        for (int i = 0; i < thresholds; i++) {
            into[firstGamma + i] -= coordinates[firstAlpha + i];
        }
        if (power >= 0) {
            into[omega] *= StrictMath.exp(coordinates[power] * logSize);
        }
    }

    void toCoordinates(final double[] parametersGiven, final double[] into) {
        System.arraycopy(parametersGiven, 0, into, 0, parameters);
        for (int i = 0; i < thresholds; i++) {
            into[firstGamma + i] += parametersGiven[firstAlpha + i];
        }
        if (power >= 0) {
            into[omega] *= StrictMath.exp(-parametersGiven[power] * logSize);
        }
    }

    /** Turns a covariance of coordinates into one of parameters, in place. */
    void covarianceToNatural(final double[][] covariance, final double[] natural) {
        if (power >= 0) {
            final double byPower = natural[omega] * logSize;
            final double scale = scale(natural);
            for (int j = 0; j < parameters; j++) {
                covariance[omega][j] = Math.fma(scale, covariance[omega][j], byPower * covariance[power][j]);
            }
            for (int j = 0; j < parameters; j++) {
                covariance[j][omega] = Math.fma(scale, covariance[j][omega], byPower * covariance[j][power]);
            }
        }
        for (int i = 0; i < thresholds; i++) {
            for (int j = 0; j < parameters; j++) {
                covariance[firstGamma + i][j] -= covariance[firstAlpha + i][j];
            }
            for (int j = 0; j < parameters; j++) {
                covariance[j][firstGamma + i] -= covariance[j][firstAlpha + i];
            }
        }
    }
}
