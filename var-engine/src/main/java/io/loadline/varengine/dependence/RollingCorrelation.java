package io.loadline.varengine.dependence;

import java.util.Arrays;

/**
 * Pearson correlation of the last observations of a window, updated in O(series^2) for each new one. Sums are of deviations from the first
 * observation in the window at the last rebuild, and are rebuilt once a window, so rounding does not accumulate. Has state; one thread.
 */
public final class RollingCorrelation {
    private final int window;
    private final double[][] ring;
    private final double[] origin;
    private final double[] sums;
    private final double[][] products;
    private int seen;

    /**
     * Makes one.
     *
     * @param window observations in the window, at least 2
     * @param series number of series, at least 1
     */
    public RollingCorrelation(final int window, final int series) {
        if (window < 2 || series < 1) {
            throw new IllegalArgumentException(
                    "window: " + window + " of " + series + " series given; expected at least 2 of at least 1");
        }
        this.window = window;
        ring = new double[window][series];
        origin = new double[series];
        sums = new double[series];
        products = new double[series][series];
    }

    /**
     * Takes in one observation; the oldest leaves a full window.
     *
     * @param returns one return a series, all finite
     */
    public void update(final double[] returns) {
        if (returns.length != sums.length) {
            throw new IllegalArgumentException("returns: " + returns.length + " values given; expected " + sums.length);
        }
        for (int i = 0; i < returns.length; i++) {
            if (!Double.isFinite(returns[i])) {
                throw new IllegalArgumentException(
                        "returns[" + i + "]: " + returns[i] + " given; expected a finite number");
            }
        }
        final int slot = seen % window;
        if (seen >= window) {
            add(ring[slot], -1);
        }
        System.arraycopy(returns, 0, ring[slot], 0, returns.length);
        seen++;
        if (slot == 0) {
            rebuild();
        } else {
            add(returns, 1);
        }
    }

    /** Whether the window is full. */
    public boolean isFull() {
        return seen >= window;
    }

    /**
     * Returns the correlation of two series; NaN while fewer than two observations are there or one of the series is constant in the window.
     */
    public double correlation(final int i, final int j) {
        final double n = Math.min(seen, window);
        final double covariance = products[Math.max(i, j)][Math.min(i, j)] - sums[i] * sums[j] / n;
        final double varianceI = products[i][i] - sums[i] * sums[i] / n;
        final double varianceJ = products[j][j] - sums[j] * sums[j] / n;
        if (!(varianceI > 1e-14 * products[i][i] && varianceJ > 1e-14 * products[j][j])) {
            return Double.NaN;
        }
        return i == j ? 1 : Math.clamp(covariance / Math.sqrt(varianceI * varianceJ), -1.0, 1.0);
    }

    private void rebuild() {
        System.arraycopy(ring[0], 0, origin, 0, origin.length);
        Arrays.fill(sums, 0);
        for (final double[] row : products) {
            Arrays.fill(row, 0);
        }
        for (int t = 0; t < Math.min(seen, window); t++) {
            add(ring[t], 1);
        }
    }

    private void add(final double[] returns, final int sign) {
        for (int i = 0; i < returns.length; i++) {
            final double deviation = sign * (returns[i] - origin[i]);
            sums[i] += deviation;
            for (int j = 0; j <= i; j++) {
                products[i][j] = Math.fma(deviation, returns[j] - origin[j], products[i][j]);
            }
        }
    }
}
