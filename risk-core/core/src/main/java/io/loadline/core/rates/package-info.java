/**
 * Linear and rates products: cost of carry, cross rates, day counts, business days and coupon dates, yield curves, bonds, swaps on one curve or
 * two, credit default swaps, short-rate models and the dynamics of the curve. Everything here is immutable or a pure function of doubles, may be
 * used from any thread, and gives the same bits on every machine. It allocates: it belongs beside the tick path, not on it.
 *
 * <p>Rates are fractions (0.05 is five per cent), times are years from the valuation time, prices are per 100 of face where the text says so.
 * Input that has no meaning (a discount factor of zero, a date after maturity, quotes that no curve reprices) is refused with an
 * {@link java.lang.IllegalArgumentException} that says what was given; no result is ever NaN.
 */
package io.loadline.core.rates;
