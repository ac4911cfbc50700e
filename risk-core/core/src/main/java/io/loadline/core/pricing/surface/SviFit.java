package io.loadline.core.pricing.surface;

/**
 * Fits {@link Svi} to total variances: the quasi-explicit method of Zeliade Systems, "Quasi-explicit calibration of Gatheral's SVI model" (2009). At
 * given m and sigma the smile is linear in a, rho b sigma and b sigma; these are the weighted least squares under linear inequalities, solved
 * exactly by a {@link QuadraticProgram}: |rho| at most {@link #STEEPEST_TILT}, wings no steeper than Lee's bound of 2, total variance nowhere
 * below a hundredth of the least quoted one, and, where a later expiry is given, nowhere above its total variance. Only m and ln(sigma) are
 * searched; where the best smile allows butterfly arbitrage once more, with a penalty on negative density. One object for one thread; a fit into a
 * curve allocates nothing.
 */
public final class SviFit {
    /** Points that five parameters need. */
    public static final int LEAST_POINTS = 5;

    /** Most that a fit may tilt: at one a wing would be flat. */
    static final double STEEPEST_TILT = 0.999;

    private static final int MOST_STEPS = 300;
    private static final double SETTLED = 1e-3;
    private static final double LEAST_SIGMA = 1e-4;
    /** Sharpest bottom, in widths of the quoted strikes. */
    private static final double SHARPEST = 0.02;

    private static final double STEEPEST_WING = 2 * (1 - 1e-9);
    private static final double LEAST_SHARE = 0.01;
    /** Broadest bottom, in widths of the quoted strikes: beyond it the smile is a parabola where it is quoted, whatever the parameters. */
    private static final double BROADEST = 2;
    /** Furthest place of the bottom outside the quoted strikes, in their width. */
    private static final double FURTHEST = 0.5;

    private static final double COLD_STEP = 0.1;
    private static final double WARM_STEP = 0.02;
    private static final double[] COLD_SIGMAS = {0.05, 0.15, 0.5};
    private static final double[] COLD_PLACES = {0.25, 0.5, 0.75};
    private static final int CUTS = 3;
    private static final double TANGENT_STEP = 0.25;
    private static final double TANGENT_GROWTH = 2;
    private static final double TANGENT_REACH = 3;
    private static final int MOST_ROWS = 64;
    private static final double DENSITY_GROWTH = 1.3;
    /** Density that is kept where it would be negative, so that rounding does not make it so. */
    private static final double MARGIN = 0.01;

    private final NelderMead search = new NelderMead(2, SETTLED);
    private final NelderMead.Objective objective = this::squaredError;
    private final QuadraticProgram program = new QuadraticProgram(MOST_ROWS);
    private final SviCurve trialCurve = new SviCurve();
    private final double[] place = new double[2];
    private final double[] trial = new double[2];
    private final double[] steps = new double[2];
    private final double[] linear = new double[3];
    private final double[] right = new double[3];
    private final double[][] matrix = new double[3][3];
    private double[] moneyness = {};
    private double[] variances = {};
    private double[] weights = {};
    private SviCurve later;
    private int points;
    private double first;
    private double width;
    private double floor;
    private double scale;
    private boolean shunning;
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
        final SviCurve curve = new SviCurve();
        if (last != null) {
            curve.set(last.a(), last.b(), last.rho(), last.m(), last.sigma());
        }
        return fit(logMoneyness, totalVariances, pointWeights, count, null, last != null, curve)
                ? curve.toRecord()
                : null;
    }

    /**
     * Fits in place.
     *
     * @param laterExpiry curve to stay below, or null
     * @param warm true if {@code curve} holds the smile to start from
     * @param curve receives the smile found; left alone where none is
     * @return false for too few points or if the search did not settle
     */
    boolean fit(
            final double[] logMoneyness,
            final double[] totalVariances,
            final double[] pointWeights,
            final int count,
            final SviCurve laterExpiry,
            final boolean warm,
            final SviCurve curve) {
        if (count < LEAST_POINTS) {
            return false;
        }
        moneyness = logMoneyness;
        variances = totalVariances;
        weights = pointWeights;
        points = count;
        later = laterExpiry;
        first = logMoneyness[0];
        width = logMoneyness[count - 1] - first;
        if (!(width > 0)) {
            return false;
        }
        findFloor();
        start(warm, curve);
        shunning = false;
        if (!search(curve)) {
            return false;
        }
        if (!curve.isButterflyFree()) {
            shunning = true;
            steps[0] = COLD_STEP * width;
            steps[1] = 4 * COLD_STEP;
            return search(curve);
        }
        return true;
    }

    private boolean search(final SviCurve curve) {
        error = search.minimise(objective, place, steps, MOST_STEPS);
        if (!Double.isFinite(error) || !Double.isFinite(squaredError(place))) {
            return false;
        }
        take(curve);
        return true;
    }

    /** Turns the place searched and the solution there into parameters. */
    private void take(final SviCurve curve) {
        final double sigma = StrictMath.exp(place[1]);
        final double b = Math.max(0, linear[2]) / sigma;
        final double rho = linear[2] > 0 ? Math.clamp(linear[1] / linear[2], -STEEPEST_TILT, STEEPEST_TILT) : 0;
        curve.set(linear[0], b, rho, place[0], sigma);
    }

    /** @return weighted mean square error of the last fit, in total variance */
    public double error() {
        return error;
    }

    private void findFloor() {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < points; i++) {
            least = Math.min(least, variances[i]);
        }
        scale = least;
        floor = LEAST_SHARE * (later == null ? least : Math.min(least, later.leastVariance()));
    }

    private void start(final boolean warm, final SviCurve curve) {
        final double size = warm ? WARM_STEP : COLD_STEP;
        steps[0] = size * width;
        steps[1] = 4 * size;
        if (warm) {
            place[0] = Math.clamp(curve.m, first - FURTHEST * width, first + (1 + FURTHEST) * width);
            place[1] = StrictMath.log(Math.clamp(
                    curve.sigma,
                    (1 + COLD_STEP) * Math.max(LEAST_SIGMA, SHARPEST * width),
                    (1 - COLD_STEP) * BROADEST * width));
            return;
        }
        double best = Double.POSITIVE_INFINITY;
        place[0] = first + 0.5 * width;
        place[1] = StrictMath.log(COLD_SIGMAS[1] * width);
        for (final double at : COLD_PLACES) {
            for (final double sigma : COLD_SIGMAS) {
                trial[0] = first + at * width;
                trial[1] = StrictMath.log(sigma * width);
                final double found = squaredError(trial);
                if (found < best) {
                    best = found;
                    place[0] = trial[0];
                    place[1] = trial[1];
                }
            }
        }
    }

    private double squaredError(final double[] x) {
        final double sigma = StrictMath.exp(x[1]);
        final boolean inside = x[0] >= first - FURTHEST * width && x[0] <= first + (1 + FURTHEST) * width;
        if (!(sigma > Math.max(LEAST_SIGMA, SHARPEST * width) && sigma < BROADEST * width)
                || !inside
                || !solve(x[0], sigma)) {
            return Double.POSITIVE_INFINITY;
        }
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < points; i++) {
            final double y = (moneyness[i] - x[0]) / sigma;
            final double miss = linear[0] + linear[1] * y + linear[2] * Math.sqrt(y * y + 1) - variances[i];
            sum += weights[i] * miss * miss;
            weight += weights[i];
        }
        return shunning ? sum / weight + arbitrage(x[0], sigma) : sum / weight;
    }

    /** How far the density is below zero, at points that spread from the bottom outwards, in units of squared variance. */
    private double arbitrage(final double m, final double sigma) {
        trialCurve.set(
                linear[0],
                Math.max(0, linear[2]) / sigma,
                linear[2] > 0 ? Math.clamp(linear[1] / linear[2], -STEEPEST_TILT, STEEPEST_TILT) : 0,
                m,
                sigma);
        double sum = 0;
        double step = 0;
        while (step <= TANGENT_REACH) {
            final double right = Math.min(0, trialCurve.density(m + step) - MARGIN);
            final double left = Math.min(0, trialCurve.density(m - step) - MARGIN);
            sum += right * right + left * left;
            step = step * DENSITY_GROWTH + TANGENT_STEP * sigma;
        }
        return sum * scale * scale;
    }

    /** Least squares in 1, y and sqrt(y^2 + 1) under the inequalities; the bottom of the smile is held up by cuts where it shows. */
    private boolean solve(final double m, final double sigma) {
        takeSums(m, sigma);
        program.clear();
        program.addRow(0, -1, STEEPEST_TILT, 0);
        program.addRow(0, 1, STEEPEST_TILT, 0);
        program.addRow(0, -1, -1, -STEEPEST_WING * sigma);
        program.addRow(0, 1, -1, -STEEPEST_WING * sigma);
        if (later != null) {
            stayBelow(m, sigma);
        }
        for (int i = 0; i <= CUTS; i++) {
            if (!program.solve(matrix, right, linear)) {
                return false;
            }
            final double root = Math.sqrt(Math.max(0, linear[2] * linear[2] - linear[1] * linear[1]));
            if (linear[0] + root >= floor) {
                return true;
            }
            final double bottom = root > 0 ? -linear[1] / root : 0;
            program.addRow(1, bottom, Math.sqrt(bottom * bottom + 1), floor);
        }
        return false;
    }

    /** Below the later expiry in both wings and at points that spread from the middle outwards. */
    private void stayBelow(final double m, final double sigma) {
        program.addRow(0, -1, -1, -later.b * (1 + later.rho) * sigma);
        program.addRow(0, 1, -1, -later.b * (1 - later.rho) * sigma);
        stayBelowAt(m, m, sigma);
        final double finest = TANGENT_STEP * Math.max(sigma, 0.1 * width);
        for (double step = finest; step <= TANGENT_REACH; step = step * TANGENT_GROWTH) {
            stayBelowAt(m + step, m, sigma);
            stayBelowAt(m - step, m, sigma);
        }
    }

    private void stayBelowAt(final double k, final double m, final double sigma) {
        if (program.rowCount() < MOST_ROWS - CUTS - 1) {
            final double y = (k - m) / sigma;
            program.addRow(-1, -y, -Math.sqrt(y * y + 1), -later.totalVariance(k));
        }
    }

    private void takeSums(final double m, final double sigma) {
        double one = 0;
        double y1 = 0;
        double z1 = 0;
        double yy = 0;
        double yz = 0;
        double zz = 0;
        double v1 = 0;
        double vy = 0;
        double vz = 0;
        for (int i = 0; i < points; i++) {
            final double y = (moneyness[i] - m) / sigma;
            final double z = Math.sqrt(y * y + 1);
            final double w = weights[i];
            final double v = w * variances[i];
            one += w;
            y1 += w * y;
            z1 += w * z;
            yy += w * y * y;
            yz += w * y * z;
            zz += w * z * z;
            v1 += v;
            vy += v * y;
            vz += v * z;
        }
        matrix[0][0] = one;
        matrix[1][0] = y1;
        matrix[1][1] = yy;
        matrix[2][0] = z1;
        matrix[2][1] = yz;
        matrix[2][2] = zz;
        right[0] = v1;
        right[1] = vy;
        right[2] = vz;
    }
}
