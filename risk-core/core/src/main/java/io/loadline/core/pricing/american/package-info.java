/**
 * American and Bermudan options on a lognormal spot. {@link io.loadline.core.pricing.american.AmericanOption} is exact to the accuracy that is
 * asked for; {@link io.loadline.core.pricing.american.AmericanValue} is for the tick path and {@link io.loadline.core.pricing.american.ScenarioPremium} for rows of scenarios, both
 * from premiums that {@link io.loadline.core.pricing.american.ExercisePremiums} makes in turn; the approximations of Barone-Adesi and Whaley and of Bjerksund and Stensland are for comparison with systems that use them. Rates
 * are continuously compounded, times are years. Invalid input gives NaN, never an exception. The same bits on every machine.
 */
package io.loadline.core.pricing.american;
