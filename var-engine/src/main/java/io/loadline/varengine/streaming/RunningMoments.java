package io.loadline.varengine.streaming;

/**
 * Mean, variance, skewness and kurtosis of values that are added and removed one at a time: B. Welford, Technometrics 4 (1962); P. Pebay,
 * Sandia report SAND2008-6212, equations 2.1 to 2.5 with one value, and their inverse for removal. Values are taken relative to the first, so
 * that a large common level costs no digits. Rounding grows slowly with every step: rebuild from the values from time to time.
 */
public final class RunningMoments {
    private long count;
    private double level;
    private double mean;
    private double second;
    private double third;
    private double fourth;
    private long rejected;

    /** Starts without values. */
    public RunningMoments() {}

    /** Adds a value; one that is no finite number is left out and counted. */
    public void add(final double value) {
        if (!Double.isFinite(value)) {
            rejected++;
            return;
        }
        if (count == 0) {
            level = value;
            mean = 0;
            second = 0;
            third = 0;
            fourth = 0;
        }
        final double n = ++count;
        final double delta = value - level - mean;
        final double step = delta / n;
        final double square = step * step;
        final double term = delta * step * (n - 1);
        mean += step;
        fourth += term * square * (n * n - 3 * n + 3) + 6 * square * second - 4 * step * third;
        third += term * step * (n - 2) - 3 * step * second;
        second += term;
    }

    /**
     * Takes back a value that was added, in any order.
     *
     * @return false, with nothing changed, if there is none to take back or it is no finite number
     */
    public boolean remove(final double value) {
        if (count == 0 || !Double.isFinite(value)) {
            return false;
        }
        if (count == 1) {
            count = 0;
            return true;
        }
        final double n = count--;
        final double before = (n * mean - (value - level)) / (n - 1);
        final double delta = value - level - before;
        final double step = delta / n;
        final double square = step * step;
        final double term = delta * step * (n - 1);
        mean = before;
        second -= term;
        third -= term * step * (n - 2) - 3 * step * second;
        fourth -= term * square * (n * n - 3 * n + 3) + 6 * square * second - 4 * step * third;
        if (second < 0) {
            second = 0;
        }
        return true;
    }

    /** Number of values held. */
    public long count() {
        return count;
    }

    /** Values that were no finite numbers. */
    public long rejected() {
        return rejected;
    }

    /** Mean; zero without values. */
    public double mean() {
        return count == 0 ? 0 : level + mean;
    }

    /** Mean square about the mean; zero without values. */
    public double populationVariance() {
        return count == 0 ? 0 : second / count;
    }

    /** Sum of squares about the mean over the count less one; zero with fewer than two values. */
    public double sampleVariance() {
        return count < 2 ? 0 : second / (count - 1);
    }

    /** Third central moment over the population deviation cubed; zero where the values do not vary. */
    public double skewness() {
        return second > 0 ? Math.sqrt((double) count) * third / (second * Math.sqrt(second)) : 0;
    }

    /** Fourth central moment over the squared population variance, less 3; zero where the values do not vary. */
    public double excessKurtosis() {
        return second > 0 ? count * fourth / (second * second) - 3 : 0;
    }
}
