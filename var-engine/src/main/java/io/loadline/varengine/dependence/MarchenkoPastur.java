package io.loadline.varengine.dependence;

/**
 * What the eigenvalues of a sample correlation look like where there is nothing but noise: V. Marchenko and L. Pastur (1967); L. Laloux, P. Cizeau,
 * J.-P. Bouchaud and M. Potters, Phys. Rev. Lett. 83 (1999).
 *
 * @param lower lower edge of the noise
 * @param upper upper edge of the noise
 */
public record MarchenkoPastur(double lower, double upper) {
    /**
     * Edges sigma^2 (1 -+ sqrt(series / observations))^2. With more series than observations the lower edge is that of the eigenvalues that are not
     * zero.
     *
     * @param series number of series, positive
     * @param observations number of observations, positive
     * @param variance variance of the noise, positive
     * @return the edges
     */
    public static MarchenkoPastur edges(final double series, final double observations, final double variance) {
        Checks.between("series", series, 0, Double.POSITIVE_INFINITY);
        Checks.between("observations", observations, 0, Double.POSITIVE_INFINITY);
        Checks.between("variance", variance, 0, Double.POSITIVE_INFINITY);
        final double root = Math.sqrt(series / observations);
        return new MarchenkoPastur(variance * (1 - root) * (1 - root), variance * (1 + root) * (1 + root));
    }

    /**
     * Cleans a sample correlation: eigenvalues below the upper edge are replaced by their mean, so that the trace stays, and the diagonal is made one
     * again.
     *
     * @param correlation sample correlation, symmetric
     * @param observations number of observations behind it
     * @return the cleaned correlation
     */
    public static double[][] clean(final double[][] correlation, final int observations) {
        final SymmetricEigen eigen = SymmetricEigen.of(correlation);
        final int n = correlation.length;
        final double edge = edges(n, observations, 1).upper();
        int kept = 0;
        while (kept < n && eigen.values()[kept] > edge) {
            kept++;
        }
        double noise = 0;
        for (int k = kept; k < n; k++) {
            noise += eigen.values()[k] / (n - kept);
        }
        final double[][] cleaned = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = i == j ? noise : 0;
                for (int k = 0; k < kept; k++) {
                    sum += (eigen.values()[k] - noise) * eigen.vectors()[i][k] * eigen.vectors()[j][k];
                }
                cleaned[i][j] = sum;
                cleaned[j][i] = sum;
            }
        }
        return Covariance.toCorrelation(cleaned);
    }
}
