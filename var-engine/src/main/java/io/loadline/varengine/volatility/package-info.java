/**
 * Volatility models of single series: EWMA, GARCH and its asymmetric relatives, with normal, Student, generalised-error and skewed errors.
 * A {@link io.loadline.varengine.volatility.VolatilityModel} says what is fitted, a {@link io.loadline.varengine.volatility.VolatilityFit} is
 * the maximum-likelihood estimate, a {@link io.loadline.varengine.volatility.VolatilityFilter} carries it forward a return at a time between
 * fits, without allocation.
 *
 * <p>Returns may be in any unit and are never rescaled; variances are in its square. Fits allocate and take milliseconds: they run beside the
 * tick path, on the caller's threads. The same series and model give the same bits on every machine.
 */
package io.loadline.varengine.volatility;
