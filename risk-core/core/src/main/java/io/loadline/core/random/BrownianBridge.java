package io.loadline.core.random;

/**
 * Builds a Brownian path from independent normals so that the first normal fixes the end, the second the middle, and so on, halving every gap in
 * turn (B. Moskowitz and R. Caflisch 1996; P. Jaeckel, "Monte Carlo Methods in Finance", 2002, section 10.8.3). The first coordinates of a
 * quasi-random point, the best ones, then carry most of the variance.
 */
public final class BrownianBridge {
    private final int[] step;
    private final int[] before;
    private final int[] after;
    private final double[] weightBefore;
    private final double[] weightAfter;
    private final double[] deviation;
    private final double[] rootOfGap;

    /**
     * Makes a bridge over the times of a path that starts at time 0 with value 0.
     *
     * @param times ascending, the first above 0
     * @throws IllegalArgumentException if they are not
     */
    public BrownianBridge(final double[] times) {
        final int size = times.length;
        if (size == 0) {
            throw new IllegalArgumentException("times: none given; expected at least one");
        }
        step = new int[size];
        before = new int[size];
        after = new int[size];
        weightBefore = new double[size];
        weightAfter = new double[size];
        deviation = new double[size];
        rootOfGap = new double[size];
        for (int i = 0; i < size; i++) {
            final double gap = times[i] - (i == 0 ? 0 : times[i - 1]);
            if (!(gap > 0 && gap < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "times[" + i + "]: " + times[i] + " given; expected finite times that ascend from above 0");
            }
            rootOfGap[i] = Math.sqrt(gap);
        }
        order(times);
    }

    /** Decides which time each normal fixes: the end first, then sweeps from left to right, each taking the middle of every gap there is. */
    private void order(final double[] times) {
        final int size = times.length;
        final boolean[] fixed = new boolean[size];
        fixed[size - 1] = true;
        step[0] = size - 1;
        before[0] = -1;
        deviation[0] = Math.sqrt(times[size - 1]);
        int from = 0;
        for (int i = 1; i < size; i++) {
            while (fixed[from]) {
                from = from + 1 == size ? 0 : from + 1;
            }
            int to = from;
            while (!fixed[to]) {
                to++;
            }
            final int middle = from + (to - 1 - from) / 2;
            fixed[middle] = true;
            step[i] = middle;
            before[i] = from - 1;
            after[i] = to;
            final double start = from == 0 ? 0 : times[from - 1];
            final double whole = times[to] - start;
            weightBefore[i] = (times[to] - times[middle]) / whole;
            weightAfter[i] = (times[middle] - start) / whole;
            deviation[i] = Math.sqrt((times[middle] - start) * weightBefore[i]);
            from = to + 1 >= size ? 0 : to + 1;
        }
    }

    /** Returns the number of times. */
    public int size() {
        return step.length;
    }

    /**
     * Builds the path.
     *
     * @param normals independent standard normals, the most important first
     * @param path receives the values at the times
     * @throws IllegalArgumentException if one of them has not as many places as there are times
     */
    public void path(final double[] normals, final double[] path) {
        if (normals.length != step.length || path.length != step.length) {
            throw new IllegalArgumentException("normals: " + normals.length + " given for a path of " + path.length
                    + "; expected " + step.length + " of both");
        }
        path[step[0]] = deviation[0] * normals[0];
        for (int i = 1; i < step.length; i++) {
            final double left = before[i] < 0 ? 0 : path[before[i]];
            final double mean = Math.fma(weightBefore[i], left, weightAfter[i] * path[after[i]]);
            path[step[i]] = Math.fma(deviation[i], normals[i], mean);
        }
    }

    /**
     * Builds the increments of the path, each divided by the root of its length of time: again independent standard normals.
     *
     * @param normals independent standard normals, the most important first
     * @param increments receives the increments; another array than the normals
     */
    public void increments(final double[] normals, final double[] increments) {
        path(normals, increments);
        for (int i = step.length - 1; i > 0; i--) {
            increments[i] = (increments[i] - increments[i - 1]) / rootOfGap[i];
        }
        increments[0] /= rootOfGap[0];
    }
}
