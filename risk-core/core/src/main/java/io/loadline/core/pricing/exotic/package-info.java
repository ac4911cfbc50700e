/**
 * Options beyond plain ones, on a spot that is lognormal unless said otherwise: closed forms, characteristic functions, and one small equation
 * in two variables for averages. Pure functions of doubles, the same bits on every machine; any thread. Volatilities are a year, times are
 * years, rates continuously compounded. Invalid input gives NaN, never an exception.
 */
package io.loadline.core.pricing.exotic;
