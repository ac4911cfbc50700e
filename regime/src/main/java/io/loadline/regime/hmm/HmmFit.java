package io.loadline.regime.hmm;

/**
 * What a fit found.
 *
 * @param model parameters, states ordered by volatility
 * @param logLikelihood of the series under the model
 * @param iterations steps taken by the best start
 * @param converged true only if all is finite and the parameters no longer move: a stationary point of the likelihood
 * @param statesAtFloor states with a variance at the floor; their likelihood is set by the floor, not by the data
 * @param emptyStates states that explain no observation; they keep their last parameters
 * @param start number of the start that won, from 0
 */
public record HmmFit(
        GaussianHmm model,
        double logLikelihood,
        int iterations,
        boolean converged,
        int statesAtFloor,
        int emptyStates,
        int start) {}
