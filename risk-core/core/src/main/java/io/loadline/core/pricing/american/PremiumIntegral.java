package io.loadline.core.pricing.american;

import io.loadline.core.math.RowFunctions;

/**
 * The early exercise premium of a put over its boundary: the integral of r K e^(-r u) N(-d2) - q S e^(-q u) N(-d1) (I. Kim 1990), at all points at once. One thread; nothing is
 * allocated once made.
 */
final class PremiumIntegral {
    private final BoundaryGrid grid;
    private final int count;

    /** Weights that interpolate the boundary, by node and then by point. */
    private final double[] columns;

    private final double[] spread;
    private final double[] deviation;
    private final double[] received;
    private final double[] paid;
    private final double[] density;
    private final double[] probability;
    private final RowFunctions rows;

    PremiumIntegral(final BoundaryGrid grid) {
        this.grid = grid;
        count = grid.pricePoints;
        columns = new double[count * grid.nodes];
        for (int k = 0; k < count; k++) {
            for (int j = 0; j < grid.nodes; j++) {
                columns[j * count + k] = grid.priceRows[k * grid.nodes + j];
            }
        }
        spread = new double[count];
        deviation = new double[count];
        received = new double[count];
        paid = new double[count];
        density = new double[count];
        probability = new double[count];
        rows = new RowFunctions(count);
    }

    /**
     * @param level ln(S / X)
     * @param square squares of ln(B / X) at the nodes
     * @return premium of a spot above the boundary, over the strike
     */
    double at(
            final double level,
            final double spotOverStrike,
            final double[] square,
            final double rate,
            final double yield,
            final double volatility,
            final double years) {
        final double total = volatility * Math.sqrt(years);
        for (int k = 0; k < count; k++) {
            final double left = years * grid.priceCosine[k] * grid.priceCosine[k];
            spread[k] = total * grid.priceCosine[k];
            deviation[k] = level + (rate - yield) * left;
            received[k] = -rate * left;
            paid[k] = -yield * left;
        }
        deviations(square);
        gains();
        double sum = 0;
        for (int k = 0; k < count; k++) {
            sum += grid.priceWeight[k] * (rate * received[k] - yield * spotOverStrike * paid[k]);
        }
        return years * sum;
    }

    /** Makes of ln(S / X) and the drift -d2. */
    private void deviations(final double[] square) {
        grid.interpolate(columns, square, probability);
        for (int k = 0; k < count; k++) {
            final double ratio = Math.sqrt(Math.max(probability[k], 0)) + deviation[k];
            deviation[k] = spread[k] * 0.5 - ratio / spread[k];
        }
    }

    /** What exercise receives and pays, discounted, where the spot is below the boundary. */
    private void gains() {
        probabilities(received);
        for (int k = 0; k < count; k++) {
            deviation[k] -= spread[k];
        }
        probabilities(paid);
    }

    /** Multiplies the exponentials of some logarithms by the probabilities of the deviations. */
    private void probabilities(final double[] logs) {
        rows.exp(logs, count);
        rows.densities(deviation, count, density);
        rows.probabilities(deviation, density, count, probability);
        for (int k = 0; k < count; k++) {
            logs[k] *= probability[k];
        }
    }
}
