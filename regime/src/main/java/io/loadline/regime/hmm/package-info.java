/**
 * Hidden Markov models with Gaussian observations: parameters, causal filter, smoother, trainer. No knowledge of markets or of events. The
 * filter is for the tick path; the smoother and the trainer allocate and belong beside it.
 */
package io.loadline.regime.hmm;
