package io.loadline.core.math;

/**
 * The standard normal distribution by the scaled complementary error function erfcx(x) = exp(x^2) erfc(x), which has no cancellation in
 * either tail. Rational minimax approximations of W. J. Cody, "Rational Chebyshev approximations for the error function", Math. Comp. 23
 * (1969), with the coefficients of his later double-precision tables; relative error a few units in the last place. NaN gives NaN.
 */
public final class Normal {
    /** sqrt(1/2). */
    public static final double ROOT_HALF = 0.7071067811865476;
    /** sqrt(2 pi). */
    public static final double ROOT_TWO_PI = 2.5066282746310002;

    private static final double INVERSE_ROOT_PI = 0.5641895835477563;
    private static final double INVERSE_ROOT_TWO_PI = 0.3989422804014327;
    private static final double LOG_SWITCH = 1.0;
    private static final double CENTRE = 0.46875;
    private static final double TAIL = 4.0;
    private static final double FAR_TAIL = 6.71e7;

    private static final double[] CENTRE_NUMERATOR = {
        0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694
    };
    private static final double[] CENTRE_DENOMINATOR = {
        1.0, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171
    };
    private static final double[] MIDDLE_NUMERATOR = {
        2.1531153547440383e-8,
        0.5641884969886701,
        8.883149794388377,
        66.11919063714163,
        298.6351381974001,
        881.952221241769,
        1712.0476126340707,
        2051.0783778260716,
        1230.3393547979972
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1.0,
        15.744926110709835,
        117.6939508913125,
        537.1811018620099,
        1621.3895745666903,
        3290.7992357334597,
        4362.619090143247,
        3439.3676741437216,
        1230.3393548037495
    };
    private static final double[] TAIL_NUMERATOR = {
        0.016315387137302097,
        0.30532663496123236,
        0.36034489994980445,
        0.12578172611122926,
        0.016083785148742275,
        0.0006587491615298378
    };
    private static final double[] TAIL_DENOMINATOR = {
        1.0, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918
    };

    private Normal() {}

    /** Density at z. */
    public static double density(final double z) {
        return INVERSE_ROOT_TWO_PI * expMinusHalfSquare(z);
    }

    /** Probability of a value below z, to full relative precision in the left tail. */
    public static double cdf(final double z) {
        final double x = Math.abs(z) * ROOT_HALF;
        if (x <= CENTRE) {
            return 0.5 + 0.5 * erfCentre(z * ROOT_HALF);
        }
        final double tail = 0.5 * expMinusHalfSquare(z) * erfcxBeyondCentre(x);
        return z < 0 ? tail : 1 - tail;
    }

    /** Natural logarithm of {@link #cdf}, also where that underflows. */
    public static double logCdf(final double z) {
        if (z > LOG_SWITCH) {
            return StrictMath.log1p(-cdf(-z));
        }
        if (z < -LOG_SWITCH) {
            return -0.5 * z * z + StrictMath.log(0.5 * erfcx(-z * ROOT_HALF));
        }
        return StrictMath.log(cdf(z));
    }

    /**
     * The value with probability p below it; -infinity for 0, infinity for 1, NaN outside. For p close to 1, {@code -quantile(1 - p)} with an
     * exact 1 - p keeps more digits.
     */
    public static double quantile(final double p) {
        return NormalQuantile.of(p);
    }

    /** Mills ratio of the left tail, cdf(z) / density(z). */
    public static double mills(final double z) {
        return 0.5 * ROOT_TWO_PI * erfcx(-z * ROOT_HALF);
    }

    /** Derivative of the Mills ratio, 1 + z mills(z), which cancels to 1 / z^2 far to the left: see {@link MillsRatio#slope}. */
    public static double millsSlope(final double z) {
        return z > 0 ? Math.fma(z, mills(z), 1) : MillsRatio.slope(-z);
    }

    /** Error function. */
    public static double erf(final double x) {
        final double size = Math.abs(x);
        if (size <= CENTRE) {
            return erfCentre(x);
        }
        return Math.copySign(1 - StrictMath.exp(-size * size) * erfcxBeyondCentre(size), x);
    }

    /** Complementary error function, 1 - erf(x), to full relative precision for large x. */
    public static double erfc(final double x) {
        final double size = Math.abs(x);
        if (size <= CENTRE) {
            return 1 - erfCentre(x);
        }
        final double square = x * x;
        final double tail = square < Double.MAX_VALUE
                ? StrictMath.exp(-square) * (1 - Math.fma(x, x, -square)) * erfcxBeyondCentre(size)
                : Double.isNaN(x) ? Double.NaN : 0;
        return x < 0 ? 2 - tail : tail;
    }

    /** exp(x^2) erfc(x); overflows to infinity below about -26. */
    public static double erfcx(final double x) {
        final double size = Math.abs(x);
        if (size <= CENTRE) {
            return StrictMath.exp(x * x) * (1 - erfCentre(x));
        }
        final double scaled = erfcxBeyondCentre(size);
        return x < 0 ? 2 * StrictMath.exp(x * x) - scaled : scaled;
    }

    /** exp(-z^2 / 2), with the rounding error of the square put back. */
    public static double expMinusHalfSquare(final double z) {
        final double square = z * z;
        if (!(square < Double.MAX_VALUE)) {
            return Double.isNaN(square) ? Double.NaN : 0;
        }
        final double error = Math.fma(z, z, -square);
        return StrictMath.exp(-0.5 * square) * (1 - 0.5 * error);
    }

    private static double erfCentre(final double x) {
        final double square = x * x;
        return x * ratio(CENTRE_NUMERATOR, CENTRE_DENOMINATOR, square);
    }

    private static double erfcxBeyondCentre(final double x) {
        if (x <= TAIL) {
            return ratio(MIDDLE_NUMERATOR, MIDDLE_DENOMINATOR, x);
        }
        if (x >= FAR_TAIL) {
            return INVERSE_ROOT_PI / x;
        }
        final double inverseSquare = 1 / (x * x);
        final double correction = inverseSquare * ratio(TAIL_NUMERATOR, TAIL_DENOMINATOR, inverseSquare);
        return (INVERSE_ROOT_PI - correction) / x;
    }

    private static double ratio(final double[] numerator, final double[] denominator, final double x) {
        double top = numerator[0];
        double bottom = denominator[0];
        for (int i = 1; i < numerator.length; i++) {
            top = top * x + numerator[i];
            bottom = bottom * x + denominator[i];
        }
        return top / bottom;
    }
}
