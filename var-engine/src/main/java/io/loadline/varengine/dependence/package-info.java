/**
 * How assets move together: covariance and correlation (sample, rolling, exponentially weighted, dynamic conditional), their repair (shrinkage,
 * nearest correlation, random-matrix cleaning), copulas, principal components, factor exposures and the detection of a breakdown.
 *
 * <p>Pure kernels, arrays in and arrays out, off the tick path: they allocate and they throw. Observations come by row, {@code returns[t][i]},
 * oldest first. What makes no sense (a shape, a NaN, too few observations, a constant series, a matrix that is not positive definite) is an
 * {@link java.lang.IllegalArgumentException} that names it; an iteration that does not settle is a
 * {@link io.loadline.varengine.dependence.NoConvergenceException}, never a silent last value. Any thread, but one thread an instance where a class says
 * that it has state. The same bits on every machine.
 */
package io.loadline.varengine.dependence;
