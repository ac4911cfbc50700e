/**
 * Volatility smiles and surfaces: SVI and SABR formulas, their calibration to live quotes, and the checks that prices read off them can be had
 * without arbitrage. Log-moneyness is k = ln(K / F); total variance is w = sigma^2 T. Formulas are pure functions, any thread; {@link
 * io.loadline.core.pricing.surface.SmileQuotes} and {@link io.loadline.core.pricing.surface.ExpirySmile} belong to one thread.
 */
package io.loadline.core.pricing.surface;
