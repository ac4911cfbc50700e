package io.loadline.varengine.dependence;

import io.loadline.core.random.CounterRandom;

/** Draws from a bivariate copula by its conditional distribution (Rosenblatt's transform, M. Rosenblatt 1952). */
public final class CopulaSampler {
    private CopulaSampler() {}

    /**
     * Draws pairs.
     *
     * @param copula what to draw from
     * @param random source; scenario i is pair i, factor 0
     * @param pairs number of pairs
     * @return {@code [pair][0 first, 1 second]}
     */
    public static double[][] sample(final Copula copula, final CounterRandom random, final int pairs) {
        final double[][] sample = new double[pairs][2];
        for (int i = 0; i < pairs; i++) {
            sample[i][1] = random.uniform(i, 0, 0);
            sample[i][0] = copula.conditionalInverse(random.uniform(i, 0, 1), sample[i][1]);
        }
        return sample;
    }
}
