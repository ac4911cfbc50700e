package io.loadline.varengine;

/**
 * Scenario P&amp;L of one unit of an option by full revaluation, in its currency at the scenario's rate; 32-bit fixed point as in {@link ScenarioRow},
 * and taken again in place.
 */
final class OptionRow {
    final int[] values;
    private double scale;
    private boolean known;

    /**
     * @param padded length of scenario vectors
     */
    OptionRow(final int padded) {
        values = new int[padded];
    }

    /** Takes a new P&amp;L, finite, padded with zeros. */
    void take(final double[] pnl) {
        double largest = 0;
        for (int s = 0; s < values.length; s++) {
            largest = Math.max(largest, Math.abs(pnl[s]));
        }
        scale = largest / Integer.MAX_VALUE;
        final double inverse = scale > 0 ? 1 / scale : 0;
        for (int s = 0; s < values.length; s++) {
            values[s] = (int) Math.clamp(Math.rint(pnl[s] * inverse), -Integer.MAX_VALUE, Integer.MAX_VALUE);
        }
        known = true;
    }

    /** @return true once it was taken */
    boolean isKnown() {
        return known;
    }

    /** @return P&amp;L for one unit of {@link #values} */
    double scale() {
        return scale;
    }

    /** @return P&amp;L under a scenario */
    double value(final int scenario) {
        return values[scenario] * scale;
    }

    /** @return largest absolute P&amp;L */
    double largest() {
        return scale * Integer.MAX_VALUE;
    }
}
