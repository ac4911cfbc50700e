package io.loadline.core.math;

/**
 * The gamma function by its logarithm, and the regularised incomplete gamma functions. Relative error a few units in 1e-15 in ordinary
 * arguments. Sources: Abramowitz and Stegun (1964) 6.1.33 (series), 6.1.40 (Stirling), 6.3.18 (digamma), 6.5.29 and 6.5.31 (series and
 * continued fraction of the incomplete function); the leading factor by the deviance of C. Loader, "Fast and accurate computation of binomial
 * probabilities" (2000), which loses no digits for large arguments.
 */
public final class GammaFunction {
    private static final double ONE_MINUS_EULER = 0.42278433509846713;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;
    private static final double STIRLING_FROM = 10;
    private static final double SMALLEST_FRACTION = 1e-300;
    private static final double SMALL_ARGUMENT = 1.1;

    /** (zeta(k) - 1) / k for k = 2, 3, ...: coefficients of log gamma around 2. */
    private static final double[] AROUND_TWO = {
        0.3224670334241132, 0.0673523010531981, 0.020580808427784546, 0.007385551028673986, 0.0028905103307415234,
        0.001192753911703261, 0.0005096695247430425, 0.00022315475845357939, 9.945751278180853e-5, 4.492623673813314e-5,
        2.050721277567069e-5, 9.439488275268397e-6, 4.374866789907488e-6, 2.039215753801366e-6, 9.55141213040742e-7,
        4.492469198764566e-7, 2.1207184805554667e-7, 1.00432248239681e-7, 4.76981016936398e-8, 2.2711094608943167e-8,
        1.0838659214896955e-8, 5.183475041970047e-9, 2.4836745438024785e-9, 1.192140140586091e-9, 5.731367241678862e-10,
        2.759522885124233e-10, 1.330476437424449e-10, 6.4229645638381e-11
    };

    /** B(2k) / (2k (2k - 1)). */
    private static final double[] STIRLING = {
        0.08333333333333333,
        -0.002777777777777778,
        0.0007936507936507937,
        -0.0005952380952380953,
        0.0008417508417508417,
        -0.0019175269175269176,
        0.00641025641025641,
        -0.029550653594771242,
        0.17964437236883057
    };

    /** B(2k) / (2k). */
    private static final double[] DIGAMMA = {
        0.08333333333333333,
        -0.008333333333333333,
        0.003968253968253968,
        -0.004166666666666667,
        0.007575757575757576,
        -0.021092796092796094,
        0.08333333333333333,
        -0.4432598039215686
    };

    private GammaFunction() {}

    /** Natural logarithm of gamma(x) for x > 0; infinity at 0, NaN below. */
    public static double logGamma(final double x) {
        if (!(x > 0)) {
            return x == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
        }
        if (x >= STIRLING_FROM) {
            return x == Double.POSITIVE_INFINITY
                    ? x
                    : (x - 0.5) * StrictMath.log(x) - x + HALF_LOG_TWO_PI + stirlingSeries(x);
        }
        if (x < 0.5) {
            return logGammaOnePlus(x) - StrictMath.log(x);
        }
        if (x < 1.5) {
            return logGammaOnePlus(x - 1);
        }
        double product = 1;
        double shifted = x;
        while (shifted > 2.5) {
            shifted -= 1;
            product *= shifted;
        }
        return StrictMath.log(product) + logGammaTwoPlus(shifted - 2);
    }

    /** Natural logarithm of gamma(1 + z) for -1/2 to 1/2, to full relative precision around 0. */
    static double logGammaOnePlus(final double z) {
        return logGammaTwoPlus(z) - StrictMath.log1p(z);
    }

    /** log gamma(1 + a) for 0 to 1, without the rounding of 1 + a. */
    private static double logGammaOfNext(final double a) {
        return a < 0.5 ? logGammaOnePlus(a) : logGamma(a + 1);
    }

    private static double logGammaTwoPlus(final double z) {
        double sum = 0;
        for (int k = AROUND_TWO.length - 1; k >= 0; k--) {
            sum = Math.fma(-z, sum, AROUND_TWO[k]);
        }
        return z * Math.fma(z, sum, ONE_MINUS_EULER);
    }

    /** Derivative of log gamma for x > 0; NaN elsewhere. */
    public static double digamma(final double x) {
        if (!(x > 0)) {
            return Double.NaN;
        }
        double shifted = x;
        double sum = 0;
        while (shifted < STIRLING_FROM) {
            sum -= 1 / shifted;
            shifted += 1;
        }
        final double inverseSquare = 1 / (shifted * shifted);
        double series = 0;
        for (int k = DIGAMMA.length - 1; k >= 0; k--) {
            series = Math.fma(series, inverseSquare, DIGAMMA[k]);
        }
        return sum + StrictMath.log(shifted) - 0.5 / shifted - series * inverseSquare;
    }

    /** Second derivative of log gamma for x > 0; NaN elsewhere. */
    public static double trigamma(final double x) {
        if (!(x > 0)) {
            return Double.NaN;
        }
        double shifted = x;
        double sum = 0;
        while (shifted < STIRLING_FROM) {
            sum += 1 / (shifted * shifted);
            shifted += 1;
        }
        final double inverse = 1 / shifted;
        final double inverseSquare = inverse * inverse;
        double series = 0;
        for (int k = DIGAMMA.length - 1; k >= 0; k--) {
            series = Math.fma(series, inverseSquare, 2 * (k + 1) * DIGAMMA[k]);
        }
        return sum + inverse + 0.5 * inverseSquare + series * inverse * inverseSquare;
    }

    /** What Stirling's formula misses: log gamma(x + 1) - (x + 1/2) log x + x - log(2 pi) / 2, for x > 0. */
    static double stirlingError(final double x) {
        return x >= STIRLING_FROM
                ? stirlingSeries(x)
                : logGamma(x + 1) - (x + 0.5) * StrictMath.log(x) + x - HALF_LOG_TWO_PI;
    }

    /** Deviance x log(x / mean) + mean - x, without cancellation where both are close. */
    static double deviance(final double x, final double mean) {
        if (x == 0) {
            return mean;
        }
        final double difference = x - mean;
        if (Math.abs(difference) >= 0.1 * (x + mean)) {
            return x * StrictMath.log(x / mean) + mean - x;
        }
        final double v = difference / (x + mean);
        double sum = difference * v;
        double power = 2 * x * v;
        for (int k = 3; ; k += 2) {
            power *= v * v;
            final double next = sum + power / k;
            if (next == sum) {
                return sum;
            }
            sum = next;
        }
    }

    private static double stirlingSeries(final double x) {
        final double inverse = 1 / x;
        final double inverseSquare = inverse * inverse;
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = Math.fma(sum, inverseSquare, STIRLING[k]);
        }
        return sum * inverse;
    }

    /** Regularised lower incomplete gamma function P(a, x) for a > 0, x >= 0; NaN elsewhere. */
    public static double lower(final double a, final double x) {
        if (!isDefined(a, x)) {
            return Double.NaN;
        }
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? 0 : 1;
        }
        return x < a + 1 ? series(a, x) : 1 - fraction(a, x);
    }

    /** Regularised upper incomplete gamma function Q(a, x) = 1 - P(a, x), to full relative precision where it is small. */
    public static double upper(final double a, final double x) {
        if (!isDefined(a, x)) {
            return Double.NaN;
        }
        if (x == 0 || x == Double.POSITIVE_INFINITY) {
            return x == 0 ? 1 : 0;
        }
        if (a < 1 && x < SMALL_ARGUMENT) {
            return upperOfSmall(a, x);
        }
        return x < a + 1 ? 1 - series(a, x) : fraction(a, x);
    }

    private static boolean isDefined(final double a, final double x) {
        return a > 0 && a < Double.POSITIVE_INFINITY && x >= 0;
    }

    /** x^a exp(-x) / gamma(a + 1). */
    private static double leadingFactor(final double a, final double x) {
        return a < 1
                ? StrictMath.exp(a * StrictMath.log(x) - x - logGammaOfNext(a))
                : StrictMath.exp(-stirlingError(a) - deviance(a, x)) / (Normal.ROOT_TWO_PI * Math.sqrt(a));
    }

    private static double series(final double a, final double x) {
        double term = 1;
        double sum = 1;
        for (double n = a + 1; term > sum * 1e-17; n++) {
            term *= x / n;
            sum += term;
        }
        return Math.min(1, sum * leadingFactor(a, x));
    }

    private static double fraction(final double a, final double x) {
        double b = x + 1 - a;
        double c = 1 / SMALLEST_FRACTION;
        double d = 1 / b;
        double h = d;
        double change = 2;
        for (int i = 1; Math.abs(change - 1) > 1e-16; i++) {
            final double numerator = -i * (i - a);
            b += 2;
            d = 1 / awayFromZero(Math.fma(numerator, d, b));
            c = awayFromZero(b + numerator / c);
            change = d * c;
            h *= change;
        }
        return h * a * leadingFactor(a, x);
    }

    /** Q for a below one and a small x, where 1 - P would cancel: the alternating series of 6.5.29 less its first term. */
    private static double upperOfSmall(final double a, final double x) {
        final double log = a * StrictMath.log(x) - logGammaOfNext(a);
        double power = 1;
        double sum = 0;
        for (int n = 1; ; n++) {
            power *= -x / n;
            final double next = sum + power / (a + n);
            if (next == sum) {
                break;
            }
            sum = next;
        }
        return -StrictMath.expm1(log) - StrictMath.exp(log) * a * sum;
    }

    static double awayFromZero(final double value) {
        return Math.abs(value) < SMALLEST_FRACTION ? SMALLEST_FRACTION : value;
    }
}
