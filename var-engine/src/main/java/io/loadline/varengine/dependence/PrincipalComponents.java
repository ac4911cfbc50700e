package io.loadline.varengine.dependence;

/**
 * Principal components of a correlation or covariance matrix, the largest first.
 *
 * @param eigenvalues variances of the components, descending
 * @param explained share of each in the total
 * @param vectors unit loadings as columns, {@code vectors[series][component]}
 */
public record PrincipalComponents(double[] eigenvalues, double[] explained, double[][] vectors) {
    /**
     * Finds the components of a matrix.
     *
     * @param matrix symmetric with a positive trace
     * @return its components
     */
    public static PrincipalComponents of(final double[][] matrix) {
        final SymmetricEigen eigen = SymmetricEigen.of(matrix);
        double total = 0;
        for (final double value : eigen.values()) {
            total += value;
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("matrix: trace " + total + " given; expected a positive total variance");
        }
        final double[] explained = new double[eigen.values().length];
        for (int k = 0; k < explained.length; k++) {
            explained[k] = eigen.values()[k] / total;
        }
        return new PrincipalComponents(eigen.values(), explained, eigen.vectors());
    }

    /** Returns the largest eigenvalue over the smallest; infinite where the smallest is not positive. */
    public double conditionNumber() {
        final double smallest = eigenvalues[eigenvalues.length - 1];
        return smallest > 0 ? eigenvalues[0] / smallest : Double.POSITIVE_INFINITY;
    }

    /**
     * Share of the first components in the total variance: M. Kritzman, Y. Li, S. Page and R. Rigobon, "Principal components as a measure of systemic
     * risk" (2011). High when markets are tightly coupled.
     *
     * @param components 1 to the number of series
     */
    public double absorptionRatio(final int components) {
        if (components < 1 || components > explained.length) {
            throw new IllegalArgumentException(
                    "components: " + components + " given; expected 1 to " + explained.length);
        }
        double sum = 0;
        for (int k = 0; k < components; k++) {
            sum += explained[k];
        }
        return sum;
    }
}
