package io.loadline.varengine.volatility;

/**
 * Criteria that weigh likelihood against the number of parameters; smaller is better. They compare models of the same returns only.
 *
 * @param akaike 2 k - 2 log L (Akaike, 1974)
 * @param akaikeCorrected the same with the small-sample term 2 k (k + 1) / (n - k - 1) (Hurvich and Tsai, 1989)
 * @param bayes k log n - 2 log L (Schwarz, 1978)
 * @param hannanQuinn 2 k log log n - 2 log L (Hannan and Quinn, 1979)
 */
public record InformationCriteria(double akaike, double akaikeCorrected, double bayes, double hannanQuinn) {
    static InformationCriteria of(final double logLikelihood, final int parameters, final int size) {
        final double fit = -2 * logLikelihood;
        final double akaike = fit + 2.0 * parameters;
        return new InformationCriteria(
                akaike,
                akaike + 2.0 * parameters * (parameters + 1) / (size - parameters - 1),
                fit + parameters * StrictMath.log(size),
                fit + 2.0 * parameters * StrictMath.log(StrictMath.log(size)));
    }
}
