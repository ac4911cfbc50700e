/**
 * Extreme values: the generalised Pareto distribution of losses beyond a threshold, the generalised extreme value distribution of block
 * maxima, and the measures of risk that follow from them. A loss is positive: negate a profit first. Pure functions and immutable results; any
 * thread, beside the tick path.
 */
package io.loadline.varengine.extreme;
