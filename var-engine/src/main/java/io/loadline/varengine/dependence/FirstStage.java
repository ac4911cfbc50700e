package io.loadline.varengine.dependence;

/**
 * What the second stage of a fit must know of the first for one series: how its standardised residuals depend on its own estimated parameters, and
 * how far these are off. Not copied.
 *
 * @param slopes derivatives of the standardised residuals, a row a parameter, a column a time
 * @param scores derivatives of the log-likelihood of each time, of the same shape
 * @param covariance inverse of minus the Hessian of the log-likelihood; zero for a parameter that a bound holds
 */
public record FirstStage(double[][] slopes, double[][] scores, double[][] covariance) {}
