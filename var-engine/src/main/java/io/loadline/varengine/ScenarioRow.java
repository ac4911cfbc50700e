package io.loadline.varengine;

/**
 * The scenario returns of one risk factor as 32-bit fixed point: {@code values[s] * scale}. It takes the memory of a float, and its error is
 * at most 2^-32 of the row's largest return (2.4e-10), where a float's is 2^-25 (3e-8) of each return. See
 * {@code docs/decisions/0002-scenario-row-precision.md}.
 *
 * @param values one integer a scenario, padded with zeros to a whole number of vectors
 * @param scale return for one unit of {@code values}, 0 where all returns are 0
 */
record ScenarioRow(int[] values, double scale) {
    /**
     * @param returns scenario returns, finite
     * @param name name of the row, for the message of a refusal
     * @return the row
     * @throws IllegalArgumentException if a return is not finite
     */
    static ScenarioRow of(final double[] returns, final String name) {
        double largest = 0;
        for (int s = 0; s < returns.length; s++) {
            if (!Double.isFinite(returns[s])) {
                throw new IllegalArgumentException("history of " + name + ": scenario " + (s + 1) + " has return "
                        + returns[s] + "; expected a finite number (is a price missing, zero or negative?)");
            }
            largest = Math.max(largest, Math.abs(returns[s]));
        }
        final double scale = largest / Integer.MAX_VALUE;
        final int[] values = new int[VectorWidth.padded(returns.length)];
        if (scale > 0) {
            for (int s = 0; s < returns.length; s++) {
                values[s] = (int) Math.rint(returns[s] / scale);
            }
        }
        return new ScenarioRow(values, scale);
    }

    /**
     * @param scenario index of a scenario
     * @return its return
     */
    double value(final int scenario) {
        return values[scenario] * scale;
    }

    /** @return largest absolute return of the row */
    double largest() {
        return scale * Integer.MAX_VALUE;
    }
}
