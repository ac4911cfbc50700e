/**
 * Option formulas: pure functions of doubles, the same bits on every machine, no state, no allocation. Any thread. Volatilities are a year,
 * times are years (ACT/365F), rates continuously compounded. Invalid input gives NaN, never an exception.
 */
package io.loadline.core.pricing;
