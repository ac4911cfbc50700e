package io.loadline.core.pricing.surface;

/**
 * Fits {@link Svi} to total variances: the quasi-explicit method of Zeliade Systems, "Quasi-explicit calibration of Gatheral's SVI model" (2009). At
 * given m and sigma the smile is linear in a, b rho sigma and b sigma, which weighted least squares give at once; only m and ln(sigma) are
 * searched. The linear part is moved into its bounds (slopes at most 2, no negative variance). One object for one thread; nothing is allocated by
 * a fit but the result.
 */
public final class SviFit {
    /** Points that five parameters need. */
    public static final int LEAST_POINTS = 5;

    private static final int MOST_STEPS = 600;
    private static final double LEAST_SIGMA = 1e-4;

    private final NelderMead search = new NelderMead(2);
    private final double[] place = new double[2];
    private final double[] steps = new double[2];
    private final double[] linear = new double[3];
    private final double[][] matrix = new double[3][4];
    private double[] moneyness = {};
    private double[] variances = {};
    private double[] weights = {};
    private int points;
    private double error;

    /**
     * @param logMoneyness ascending
     * @param totalVariances of the same length
     * @param pointWeights not negative, of the same length
     * @param count points used, from the first
     * @param last the smile before this one, to start from; null where there is none
     * @return the best smile found; null for too few points or if the search did not settle
     */
    public Svi fit(
            final double[] logMoneyness,
            final double[] totalVariances,
            final double[] pointWeights,
            final int count,
            final Svi last) {
        if (count < LEAST_POINTS) {
            return null;
        }
        moneyness = logMoneyness;
        variances = totalVariances;
        weights = pointWeights;
        points = count;
        final double width = logMoneyness[count - 1] - logMoneyness[0];
        if (!(width > 0)) {
            return null;
        }
        place[0] = last == null ? 0.5 * (logMoneyness[0] + logMoneyness[count - 1]) : last.m();
        place[1] = StrictMath.log(last == null ? 0.25 * width : last.sigma());
        steps[0] = 0.1 * width;
        steps[1] = 0.5;
        error = search.minimise(this::squaredError, place, steps, MOST_STEPS);
        if (!search.isConverged() || !Double.isFinite(error)) {
            return null;
        }
        squaredError(place);
        final double sigma = StrictMath.exp(place[1]);
        final double b = linear[2] / sigma;
        final double rho = linear[2] > 0 ? linear[1] / linear[2] : 0;
        return new Svi(linear[0], b, rho, place[0], sigma);
    }

    /** @return weighted mean square error of the last fit, in total variance */
    public double error() {
        return error;
    }

    private double squaredError(final double[] x) {
        final double sigma = StrictMath.exp(x[1]);
        if (!(sigma > LEAST_SIGMA && sigma < 1 / LEAST_SIGMA)) {
            return Double.POSITIVE_INFINITY;
        }
        solve(x[0], sigma);
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < points; i++) {
            final double y = (moneyness[i] - x[0]) / sigma;
            final double miss = linear[0] + linear[1] * y + linear[2] * Math.sqrt(y * y + 1) - variances[i];
            sum += weights[i] * miss * miss;
            weight += weights[i];
        }
        return sum / weight;
    }

    /** Least squares in 1, y and sqrt(y^2 + 1), then moved into the bounds one after the other. */
    private void solve(final double m, final double sigma) {
        for (final double[] row : matrix) {
            java.util.Arrays.fill(row, 0);
        }
        for (int i = 0; i < points; i++) {
            final double y = (moneyness[i] - m) / sigma;
            final double root = Math.sqrt(y * y + 1);
            add(0, 1, y, root, i);
            add(1, y, y, root, i);
            add(2, root, y, root, i);
        }
        eliminate();
        final double steepest = 2 * sigma;
        linear[2] = Math.clamp(finite(linear[2]), 0.0, steepest);
        final double tilt = Math.min(linear[2], steepest - linear[2]);
        linear[1] = Math.clamp(finite(linear[1]), -tilt, tilt);
        double level = 0;
        double weight = 0;
        for (int i = 0; i < points; i++) {
            final double y = (moneyness[i] - m) / sigma;
            level += weights[i] * (variances[i] - linear[1] * y - linear[2] * Math.sqrt(y * y + 1));
            weight += weights[i];
        }
        linear[0] = Math.max(level / weight, -Math.sqrt(linear[2] * linear[2] - linear[1] * linear[1]));
    }

    private static double finite(final double value) {
        return Double.isFinite(value) ? value : 0;
    }

    private void add(final int row, final double factor, final double y, final double root, final int i) {
        final double weighted = weights[i] * factor;
        matrix[row][0] += weighted;
        matrix[row][1] += weighted * y;
        matrix[row][2] += weighted * root;
        matrix[row][3] += weighted * variances[i];
    }

    private void eliminate() {
        for (int pivot = 0; pivot < 3; pivot++) {
            int best = pivot;
            for (int row = pivot + 1; row < 3; row++) {
                if (Math.abs(matrix[row][pivot]) > Math.abs(matrix[best][pivot])) {
                    best = row;
                }
            }
            final double[] swap = matrix[pivot];
            matrix[pivot] = matrix[best];
            matrix[best] = swap;
            for (int row = 0; row < 3; row++) {
                if (row != pivot) {
                    final double factor = matrix[row][pivot] / matrix[pivot][pivot];
                    for (int c = pivot; c < 4; c++) {
                        matrix[row][c] -= factor * matrix[pivot][c];
                    }
                }
            }
        }
        for (int i = 0; i < 3; i++) {
            linear[i] = matrix[i][3] / matrix[i][i];
        }
    }
}
