package io.loadline.varengine.dependence;

/** A log-likelihood of the two weights of dynamic conditional correlation with its derivatives. Holds buffers; one thread. */
interface DccObjective {
    /**
     * Log-likelihood at parameters; negative infinity where a correlation is not positive definite.
     *
     * @param a weight of the last shock
     * @param b weight of the past
     * @param derivatives whether the scores are wanted
     */
    double evaluate(double a, double b, boolean derivatives);

    /** Derivatives by a and by b of the likelihood of each time, at the last evaluation with derivatives. */
    double[][] scores();
}
