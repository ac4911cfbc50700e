package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;

/**
 * Fair variance from a strip of options: E. Demeterfi, E. Derman, M. Kamal and J. Zou, "More than you ever wanted to know about volatility swaps",
 * Goldman Sachs (1999), appendix A. The payment of the logarithm is replaced by straight pieces between the strikes.
 */
public final class VarianceSwap {
    private VarianceSwap() {}

    /**
     * @param spot price of the underlying, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @param putStrikes ascending; the last is the boundary between puts and calls, near the forward
     * @param putVolatilities of the same length, not negative
     * @param callStrikes ascending; the first is the same boundary
     * @param callVolatilities of the same length, not negative
     * @return fair variance a year; NaN if the strikes do not ascend or meet, if fewer than two of a kind are given, and for other invalid input
     */
    public static double fairVariance(
            final double spot,
            final double rate,
            final double dividendYield,
            final double years,
            final double[] putStrikes,
            final double[] putVolatilities,
            final double[] callStrikes,
            final double[] callVolatilities) {
        final int puts = putStrikes.length;
        final int calls = callStrikes.length;
        if (puts < 2
                || calls < 2
                || putVolatilities.length != puts
                || callVolatilities.length != calls
                || putStrikes[puts - 1] != callStrikes[0]
                || !ascends(putStrikes)
                || !ascends(callStrikes)
                || !notNegative(putVolatilities)
                || !notNegative(callVolatilities)
                || !(spot > 0 && years > 0 && Double.isFinite(spot + years + rate + dividendYield))) {
            return Double.NaN;
        }
        final double boundary = callStrikes[0];
        final double growth = StrictMath.exp(rate * years);
        double strip = 0;
        double slopes = 0;
        for (int i = 0; i + 1 < calls; i++) {
            final double slope = (curve(callStrikes[i + 1], boundary) - curve(callStrikes[i], boundary))
                    / (callStrikes[i + 1] - callStrikes[i]);
            strip += (slope - slopes)
                    * BlackScholes.price(true, spot, callStrikes[i], rate, dividendYield, years, callVolatilities[i]);
            slopes = slope;
        }
        slopes = 0;
        for (int i = puts - 1; i > 0; i--) {
            final double slope = (curve(putStrikes[i - 1], boundary) - curve(putStrikes[i], boundary))
                    / (putStrikes[i] - putStrikes[i - 1]);
            strip += (slope - slopes)
                    * BlackScholes.price(false, spot, putStrikes[i], rate, dividendYield, years, putVolatilities[i]);
            slopes = slope;
        }
        final double forward = spot * StrictMath.exp((rate - dividendYield) * years);
        final double drift =
                (rate - dividendYield) * years - (forward / boundary - 1) - StrictMath.log(boundary / spot);
        return 2 / years * (drift + growth * strip);
    }

    private static boolean ascends(final double[] strikes) {
        double before = 0;
        for (final double strike : strikes) {
            if (!(strike > before) || strike == Double.POSITIVE_INFINITY) {
                return false;
            }
            before = strike;
        }
        return true;
    }

    private static boolean notNegative(final double[] volatilities) {
        for (final double volatility : volatilities) {
            if (!(volatility >= 0) || volatility == Double.POSITIVE_INFINITY) {
                return false;
            }
        }
        return true;
    }

    /** What the logarithm leaves beside a forward: (K - K0) / K0 - ln(K / K0). */
    private static double curve(final double strike, final double boundary) {
        return (strike - boundary) / boundary - StrictMath.log(strike / boundary);
    }
}
