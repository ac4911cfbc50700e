package io.loadline.core.math;

import java.util.function.DoubleUnaryOperator;

/**
 * Integrals by halving the interval until the Gauss-Kronrod pair of 7 and 15 nodes (A. S. Kronrod 1965) agrees. The order of evaluation is
 * fixed, so the result is the same bits on every machine.
 */
public final class AdaptiveQuadrature {
    private static final int DEEPEST = 50;

    private static final double[] NODES = {
        0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945,
        0.5860872354676911, 0.4058451513773972, 0.20778495500789848, 0.0
    };
    private static final double[] KRONROD = {
        0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592,
        0.1690047266392679, 0.19035057806478542, 0.20443294007529889, 0.20948214108472782
    };
    private static final double[] GAUSS = {
        0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694
    };

    private AdaptiveQuadrature() {}

    /**
     * Integrates a function over a finite interval.
     *
     * @param f finite inside the interval; it is never evaluated at the ends
     * @param from lower end
     * @param to upper end
     * @param tolerance absolute error that is aimed at
     * @return the integral; NaN if the function gives NaN
     */
    public static double integrate(
            final DoubleUnaryOperator f, final double from, final double to, final double tolerance) {
        return integrate(f, from, to, tolerance, 0);
    }

    private static double integrate(
            final DoubleUnaryOperator f, final double from, final double to, final double tolerance, final int depth) {
        final double centre = 0.5 * (from + to);
        final double half = 0.5 * (to - from);
        final double middle = f.applyAsDouble(centre);
        double fine = KRONROD[7] * middle;
        double coarse = GAUSS[3] * middle;
        for (int i = 0; i < 7; i++) {
            final double pair = f.applyAsDouble(centre - half * NODES[i]) + f.applyAsDouble(centre + half * NODES[i]);
            fine += KRONROD[i] * pair;
            if ((i & 1) == 1) {
                coarse += GAUSS[i >> 1] * pair;
            }
        }
        final double error = Math.abs((fine - coarse) * half);
        final boolean good = error <= tolerance || error <= 1e-15 * Math.abs(fine * half);
        if (good || depth >= DEEPEST || Double.isNaN(error)) {
            return fine * half;
        }
        return integrate(f, from, centre, 0.5 * tolerance, depth + 1)
                + integrate(f, centre, to, 0.5 * tolerance, depth + 1);
    }
}
