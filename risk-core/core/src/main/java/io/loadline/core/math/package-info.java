/**
 * Special functions and distributions: pure functions of doubles, the same bits on every machine ({@code StrictMath}, own polynomials,
 * {@code fma}), no state. Any thread. A probability, a density or a quantile of NaN or outside the domain is NaN; bad parameters of a
 * distribution are refused where it is made.
 */
package io.loadline.core.math;
