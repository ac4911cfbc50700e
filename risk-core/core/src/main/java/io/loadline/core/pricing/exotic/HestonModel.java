package io.loadline.core.pricing.exotic;

import io.loadline.core.pricing.BlackScholes;

/**
 * European options where the variance reverts to a mean: S. Heston, "A closed-form solution for options with stochastic volatility", Review of
 * Financial Studies 6 (1993). The characteristic function is in the form of J. Gatheral, which does not cross the cut of the logarithm (H.
 * Albrecher, P. Mayer, W. Schoutens and J. Tistaert, "The little Heston trap", Wilmott 2007); the integral is {@link LewisIntegral}.
 *
 * @param variance at the start, not negative
 * @param reversion speed of reversion a year, positive
 * @param meanVariance variance that it reverts to, not negative
 * @param volatilityOfVariance not negative; without it the variance follows its mean
 * @param correlation of spot and variance, between -1 and 1
 */
public record HestonModel(
        double variance, double reversion, double meanVariance, double volatilityOfVariance, double correlation) {
    /**
     * @param call true for a call
     * @param spot price of the underlying, positive
     * @param strike strike, positive
     * @param rate continuously compounded
     * @param dividendYield continuously compounded
     * @param years time to expiry, positive
     * @return value, about twelve digits; NaN for invalid input
     */
    public double price(
            final boolean call,
            final double spot,
            final double strike,
            final double rate,
            final double dividendYield,
            final double years) {
        if (!isValid(spot, strike, rate, dividendYield, years)) {
            return Double.NaN;
        }
        if (volatilityOfVariance == 0) {
            return BlackScholes.price(call, spot, strike, rate, dividendYield, years, certainVolatility(years));
        }
        final double forward = spot * StrictMath.exp((rate - dividendYield) * years);
        return LewisIntegral.price(
                call, forward, strike, StrictMath.exp(-rate * years), (re, im, into) -> transform(re, im, years, into));
    }

    boolean isValid(
            final double spot, final double strike, final double rate, final double dividendYield, final double years) {
        return spot > 0
                && strike > 0
                && years > 0
                && variance >= 0
                && reversion > 0
                && meanVariance >= 0
                && variance + meanVariance > 0
                && volatilityOfVariance >= 0
                && Math.abs(correlation) < 1
                && Double.isFinite(spot + strike + rate + dividendYield + years)
                && Double.isFinite(variance + reversion + meanVariance + volatilityOfVariance);
    }

    /** Volatility over a time where that of variance is zero. */
    double certainVolatility(final double years) {
        final double weight = -StrictMath.expm1(-reversion * years) / (reversion * years);
        return Math.sqrt(meanVariance + (variance - meanVariance) * weight);
    }

    /** True if the variance cannot reach zero: 2 reversion x mean &gt; volatility of variance squared. */
    public boolean isFeller() {
        return 2 * reversion * meanVariance > volatilityOfVariance * volatilityOfVariance;
    }

    /** The characteristic function of the logarithm of the spot over its forward; with a volatility of variance. */
    void transform(final double re, final double im, final double years, final double[] into) {
        final double s = volatilityOfVariance;
        // beta = reversion - i rho s u; alpha = -(u^2 + i u) / 2; d = sqrt(beta^2 - 2 alpha s^2)
        final double betaRe = reversion + correlation * s * im;
        final double betaIm = -correlation * s * re;
        final double alphaRe = -0.5 * (re * re - im * im - im);
        final double alphaIm = -0.5 * (2 * re * im + re);
        final double squareRe = betaRe * betaRe - betaIm * betaIm - 2 * s * s * alphaRe;
        final double squareIm = 2 * betaRe * betaIm - 2 * s * s * alphaIm;
        final double size = Math.sqrt(Math.sqrt(squareRe * squareRe + squareIm * squareIm));
        final double half = 0.5 * StrictMath.atan2(squareIm, squareRe);
        final double dRe = size * StrictMath.cos(half);
        final double dIm = size * StrictMath.sin(half);
        final double plusRe = betaRe + dRe;
        final double plusIm = betaIm + dIm;
        final double plusSize = plusRe * plusRe + plusIm * plusIm;
        // minus = (beta - d) / s^2 = 2 alpha / (beta + d): with little volatility of variance the difference has no
        // digits left
        final double minusRe = 2 * (alphaRe * plusRe + alphaIm * plusIm) / plusSize;
        final double minusIm = 2 * (alphaIm * plusRe - alphaRe * plusIm) / plusSize;
        final double gRe = s * s * (minusRe * plusRe + minusIm * plusIm) / plusSize;
        final double gIm = s * s * (minusIm * plusRe - minusRe * plusIm) / plusSize;
        final double decay = StrictMath.exp(-dRe * years);
        final double eRe = decay * StrictMath.cos(dIm * years);
        final double eIm = -decay * StrictMath.sin(dIm * years);
        // top = 1 - g e, bottom = 1 - g
        final double topRe = 1 - (gRe * eRe - gIm * eIm);
        final double topIm = -(gRe * eIm + gIm * eRe);
        final double bottomRe = 1 - gRe;
        final double bottomIm = -gIm;
        // log(top / bottom) = log(1 + w) with w = g (1 - e) / (1 - g)
        final double bottomSize = bottomRe * bottomRe + bottomIm * bottomIm;
        final double shareRe = (gRe * bottomRe + gIm * bottomIm) / bottomSize;
        final double shareIm = (gIm * bottomRe - gRe * bottomIm) / bottomSize;
        final double wRe = shareRe * (1 - eRe) + shareIm * eIm;
        final double wIm = shareIm * (1 - eRe) - shareRe * eIm;
        final double logRe = 0.5 * StrictMath.log1p(2 * wRe + wRe * wRe + wIm * wIm);
        final double logIm = Math.abs(wRe) + Math.abs(wIm) < 0.5
                ? StrictMath.atan2(wIm, 1 + wRe)
                : StrictMath.atan2(topIm, topRe) - StrictMath.atan2(bottomIm, bottomRe);
        final double cRe = reversion * meanVariance * (minusRe * years - 2 * logRe / (s * s));
        final double cIm = reversion * meanVariance * (minusIm * years - 2 * logIm / (s * s));
        // D = minus (1 - e) / (1 - g e)
        final double topSize = topRe * topRe + topIm * topIm;
        final double ratioRe = ((1 - eRe) * topRe - eIm * topIm) / topSize;
        final double ratioIm = (-eIm * topRe - (1 - eRe) * topIm) / topSize;
        final double bigRe = minusRe * ratioRe - minusIm * ratioIm;
        final double bigIm = minusRe * ratioIm + minusIm * ratioRe;
        final double modulus = StrictMath.exp(cRe + variance * bigRe);
        final double angle = cIm + variance * bigIm;
        into[0] = modulus * StrictMath.cos(angle);
        into[1] = modulus * StrictMath.sin(angle);
    }
}
