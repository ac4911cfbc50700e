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

    /** Between this and {@link #LOG_NEAR_HIGH} the argument of {@link #logOnePlus} is in the range of the polynomial. */
    public static final double LOG_NEAR_LOW = -0.29;

    /** See {@link #LOG_NEAR_LOW}. */
    public static final double LOG_NEAR_HIGH = 0.41;

    /** Point that the Mills polynomial is centred at. */
    static final double MILLS_CENTRE = 4;

    /** Coefficients of (exp(r) - 1 - r) / r^2 for |r| at most ln(2) / 2, by power. */
    static final double EXP_9 = 2.5105217695684516e-8;

    static final double EXP_8 = 2.762008948195459e-7;

    static final double EXP_7 = 2.755725539833871e-6;

    static final double EXP_6 = 2.4801521293463862e-5;

    static final double EXP_5 = 0.00019841269874822307;

    static final double EXP_4 = 0.0013888888917215586;

    static final double EXP_3 = 0.008333333333326134;

    static final double EXP_2 = 0.04166666666662412;

    static final double EXP_1 = 0.1666666666666667;

    static final double EXP_0 = 0.5000000000000001;

    /** Coefficients of (2 atanh(s) / s - 2) / s^2 in s^2, for arguments from sqrt(1/2) to sqrt(2), by power. */
    static final double LOG_6 = 0.14617229114009048;

    static final double LOG_5 = 0.1533165379922582;

    static final double LOG_4 = 0.1818289133623783;

    static final double LOG_3 = 0.22222211101577205;

    static final double LOG_2 = 0.2857142862620096;

    static final double LOG_1 = 0.39999999999898944;

    static final double LOG_0 = 0.666666666666667;

    /** Coefficients of (a + 4) N(-a) / n(a) in t = (a - 4) / (a + 4), by power. */
    static final double MILLS_23 = -3.0073979672398766e-10;

    static final double MILLS_22 = -4.232837128668023e-9;

    static final double MILLS_21 = -1.4722998923746307e-9;

    static final double MILLS_20 = 4.027496644667924e-8;

    static final double MILLS_19 = 4.473060051450323e-8;

    static final double MILLS_18 = -1.974812079272745e-7;

    static final double MILLS_17 = -4.00493929251171e-7;

    static final double MILLS_16 = 6.635890483495518e-7;

    static final double MILLS_15 = 2.568755311229722e-6;

    static final double MILLS_14 = -1.5665301434775512e-6;

    static final double MILLS_13 = -1.4843277679080294e-5;

    static final double MILLS_12 = 1.7912419621396938e-6;

    static final double MILLS_11 = 8.809573121072337e-5;

    static final double MILLS_10 = -4.781834677436329e-6;

    static final double MILLS_9 = -0.0005792693046478719;

    static final double MILLS_8 = 0.0003342443649391365;

    static final double MILLS_7 = 0.004087855681200072;

    static final double MILLS_6 = -0.008722295248200037;

    static final double MILLS_5 = -0.018900450861711257;

    static final double MILLS_4 = 0.1513917623110474;

    static final double MILLS_3 = -0.4675409629983325;

    static final double MILLS_2 = 0.9704095548676177;

    static final double MILLS_1 = -1.5237709108199835;

    static final double MILLS_0 = 1.8932190633084853;

    private Elementary() {}

    /**
     * @param x any number; taken as -708 below that and as 709 above
     * @return exp(x)
     */
    public static double exp(final double x) {
        final double kept = Math.min(Math.max(x, LEAST_EXPONENT), LARGEST_EXPONENT);
        final double shifted = Math.fma(kept, LOG2_E, ROUND);
        final double k = shifted - ROUND;
        final double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, kept));
        double p = EXP_9;
        p = Math.fma(p, r, EXP_8);
        p = Math.fma(p, r, EXP_7);
        p = Math.fma(p, r, EXP_6);
        p = Math.fma(p, r, EXP_5);
        p = Math.fma(p, r, EXP_4);
        p = Math.fma(p, r, EXP_3);
        p = Math.fma(p, r, EXP_2);
        p = Math.fma(p, r, EXP_1);
        p = Math.fma(p, r, EXP_0);
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
        double p = LOG_6;
        p = Math.fma(p, w, LOG_5);
        p = Math.fma(p, w, LOG_4);
        p = Math.fma(p, w, LOG_3);
        p = Math.fma(p, w, LOG_2);
        p = Math.fma(p, w, LOG_1);
        p = Math.fma(p, w, LOG_0);
        final double half = 0.5 * f * f;
        final double tail = Math.fma(s, Math.fma(p, w, half), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f - (half - tail));
    }

    /**
     * @param f between {@link #LOG_NEAR_LOW} and {@link #LOG_NEAR_HIGH}
     * @return ln(1 + f), to full relative precision near zero; without meaning for any other argument
     */
    public static double logOnePlus(final double f) {
        final double s = f / (f + 2);
        final double w = s * s;
        double p = LOG_6;
        p = Math.fma(p, w, LOG_5);
        p = Math.fma(p, w, LOG_4);
        p = Math.fma(p, w, LOG_3);
        p = Math.fma(p, w, LOG_2);
        p = Math.fma(p, w, LOG_1);
        p = Math.fma(p, w, LOG_0);
        final double half = 0.5 * f * f;
        return f - (half - s * Math.fma(p, w, half));
    }

    /**
     * @param a not negative
     * @return N(-a) / n(a)
     */
    public static double mills(final double a) {
        final double inverse = 1 / (a + MILLS_CENTRE);
        final double t = (a - MILLS_CENTRE) * inverse;
        double p = MILLS_23;
        p = Math.fma(p, t, MILLS_22);
        p = Math.fma(p, t, MILLS_21);
        p = Math.fma(p, t, MILLS_20);
        p = Math.fma(p, t, MILLS_19);
        p = Math.fma(p, t, MILLS_18);
        p = Math.fma(p, t, MILLS_17);
        p = Math.fma(p, t, MILLS_16);
        p = Math.fma(p, t, MILLS_15);
        p = Math.fma(p, t, MILLS_14);
        p = Math.fma(p, t, MILLS_13);
        p = Math.fma(p, t, MILLS_12);
        p = Math.fma(p, t, MILLS_11);
        p = Math.fma(p, t, MILLS_10);
        p = Math.fma(p, t, MILLS_9);
        p = Math.fma(p, t, MILLS_8);
        p = Math.fma(p, t, MILLS_7);
        p = Math.fma(p, t, MILLS_6);
        p = Math.fma(p, t, MILLS_5);
        p = Math.fma(p, t, MILLS_4);
        p = Math.fma(p, t, MILLS_3);
        p = Math.fma(p, t, MILLS_2);
        p = Math.fma(p, t, MILLS_1);
        p = Math.fma(p, t, MILLS_0);
        return p * inverse;
    }
}
