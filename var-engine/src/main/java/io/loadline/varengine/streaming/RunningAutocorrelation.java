package io.loadline.varengine.streaming;

/**
 * First autocorrelation of values as they come: the sum of products of neighbours about the overall mean, over the sum of squares. Products are
 * kept about the first value and moved to the mean when asked.
 */
public final class RunningAutocorrelation {
    private final RunningMoments moments = new RunningMoments();
    private double first;
    private double last;
    private double products;
    private double sum;

    /** Starts without values. */
    public RunningAutocorrelation() {}

    /** Adds the next value; one that is no finite number is left out. */
    public void add(final double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (moments.count() == 0) {
            first = value;
            last = 0;
        }
        final double relative = value - first;
        products += relative * last;
        sum += relative;
        last = relative;
        moments.add(value);
    }

    /** The autocorrelation; zero with fewer than two values or none that vary. */
    public double value() {
        final long n = moments.count();
        final double squares = moments.populationVariance() * n;
        if (n < 2 || !(squares > 0)) {
            return 0;
        }
        // Sum of (a - m)(b - m) over neighbours; the first relative value is zero.
        final double mean = sum / n;
        final double about = products - mean * (2 * sum - last) + (n - 1) * mean * mean;
        return about / squares;
    }
}
