package io.loadline.core.math;

/**
 * Exponential, logarithm and Mills ratio from additions, multiplications, fused multiply-adds and one division, without branches or tables: a
 * vector of any width that does the same operations gives the same bits. Relative errors are at most two units in the last place of the
 * result over the documented ranges. The polynomials are truncated Chebyshev expansions computed in fifty digits.
 */
public final class Elementary {
    /** Arguments of the exponential are moved to this range, so that the result is a normal number. */
    public static final double LEAST_EXPONENT = -708;

    /** Largest argument of the exponential. */
    public static final double LARGEST_EXPONENT = 709;

    /** A number so large that adding and subtracting it rounds to a whole number; its low bits then hold that number. */
    static final double ROUND = 0x1.8p52;

    static final double LOG2_E = 1.4426950408889634;
    static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    static final double LN2_LOW = 0x1.abc9e3b39803fp-56;

    /** Bits of 1 / sqrt(2) rounded: mantissas are taken from there to the square root of two. */
    static final long ROOT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    static final long EXPONENT_BIAS = 1023;
    static final int MANTISSA_BITS = 52;

    /** 2^52 as bits: a whole number below that, added to these bits, makes the double 2^52 + number. */
    static final long TWO_52_BITS = 0x4330000000000000L;

    static final double TWO_52 = 0x1p52;

    /** Point that the Mills polynomial is centred at. */
    static final double MILLS_CENTRE = 4;

    /** (exp(r) - 1 - r) / r^2 for |r| at most ln(2) / 2, from the highest power down. */
    private static final double[] EXP = {
        2.5105217695684516e-8,
        2.762008948195459e-7,
        2.755725539833871e-6,
        2.4801521293463862e-5,
        0.00019841269874822307,
        0.0013888888917215586,
        0.008333333333326134,
        0.04166666666662412,
        0.1666666666666667,
        0.5000000000000001
    };

    /** (2 atanh(s) / s - 2) / s^2 in s^2, for arguments from sqrt(1/2) to sqrt(2), from the highest power down. */
    private static final double[] LOG = {
        0.14617229114009048,
        0.1533165379922582,
        0.1818289133623783,
        0.22222211101577205,
        0.2857142862620096,
        0.39999999999898944,
        0.666666666666667
    };

    /** (a + 4) N(-a) / n(a) in t = (a - 4) / (a + 4), from the highest power down. */
    private static final double[] MILLS = {
        -3.0073979672398766e-10,
        -4.232837128668023e-9,
        -1.4722998923746307e-9,
        4.027496644667924e-8,
        4.473060051450323e-8,
        -1.974812079272745e-7,
        -4.00493929251171e-7,
        6.635890483495518e-7,
        2.568755311229722e-6,
        -1.5665301434775512e-6,
        -1.4843277679080294e-5,
        1.7912419621396938e-6,
        8.809573121072337e-5,
        -4.781834677436329e-6,
        -0.0005792693046478719,
        0.0003342443649391365,
        0.004087855681200072,
        -0.008722295248200037,
        -0.018900450861711257,
        0.1513917623110474,
        -0.4675409629983325,
        0.9704095548676177,
        -1.5237709108199835,
        1.8932190633084853
    };

    private Elementary() {}

    static int expTerms() {
        return EXP.length;
    }

    static double expTerm(final int i) {
        return EXP[i];
    }

    static int logTerms() {
        return LOG.length;
    }

    static double logTerm(final int i) {
        return LOG[i];
    }

    static int millsTerms() {
        return MILLS.length;
    }

    static double millsTerm(final int i) {
        return MILLS[i];
    }

    /**
     * @param x any number; taken as -708 below that and as 709 above
     * @return exp(x)
     */
    public static double exp(final double x) {
        final double kept = Math.min(Math.max(x, LEAST_EXPONENT), LARGEST_EXPONENT);
        final double shifted = Math.fma(kept, LOG2_E, ROUND);
        final double k = shifted - ROUND;
        final double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, kept));
        double p = EXP[0];
        for (int i = 1; i < EXP.length; i++) {
            p = Math.fma(p, r, EXP[i]);
        }
        final double value = Math.fma(p * r, r, r) + 1;
        // The low bits of the shifted sum are k in two's complement: moved to the exponent they multiply by 2^k.
        final long scale = Double.doubleToRawLongBits(shifted) << MANTISSA_BITS;
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) + scale);
    }

    /**
     * @param x a positive normal number
     * @return its natural logarithm; without meaning for any other argument
     */
    public static double log(final double x) {
        final long bits = Double.doubleToRawLongBits(x);
        final long moved = bits - ROOT_HALF_BITS + (EXPONENT_BIAS << MANTISSA_BITS);
        final long biased = moved >>> MANTISSA_BITS;
        final double k = Double.longBitsToDouble(biased | TWO_52_BITS) - (TWO_52 + EXPONENT_BIAS);
        final double mantissa = Double.longBitsToDouble((moved & ((1L << MANTISSA_BITS) - 1)) + ROOT_HALF_BITS);
        final double f = mantissa - 1;
        final double s = f / (f + 2);
        final double w = s * s;
        double p = LOG[0];
        for (int i = 1; i < LOG.length; i++) {
            p = Math.fma(p, w, LOG[i]);
        }
        final double half = 0.5 * f * f;
        final double tail = Math.fma(s, Math.fma(p, w, half), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f - (half - tail));
    }

    /**
     * @param a not negative
     * @return N(-a) / n(a)
     */
    public static double mills(final double a) {
        final double inverse = 1 / (a + MILLS_CENTRE);
        final double t = (a - MILLS_CENTRE) * inverse;
        double p = MILLS[0];
        for (int i = 1; i < MILLS.length; i++) {
            p = Math.fma(p, t, MILLS[i]);
        }
        return p * inverse;
    }
}
