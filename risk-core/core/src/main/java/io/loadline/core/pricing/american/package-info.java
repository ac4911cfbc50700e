/**
 * American and Bermudan options on a lognormal spot. {@link io.loadline.core.pricing.american.AmericanOption} is exact to the accuracy that is
 * asked for; the approximations of Barone-Adesi and Whaley and of Bjerksund and Stensland are for comparison with systems that use them. Rates
 * are continuously compounded, times are years. Invalid input gives NaN, never an exception. The same bits on every machine.
 */
package io.loadline.core.pricing.american;
