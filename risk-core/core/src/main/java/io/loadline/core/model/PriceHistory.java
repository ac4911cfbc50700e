package io.loadline.core.model;

import java.util.List;

/**
 * Daily prices, one column an instrument or risk factor, oldest first. Scenarios are the returns between consecutive rows, so R rows
 * give R - 1 scenarios.
 *
 * @param columns names, unique
 * @param kinds how each column turns into scenarios
 * @param prices {@code prices[column][row]}, finite; positive for {@link ReturnKind#LOG}
 */
public record PriceHistory(List<String> columns, List<ReturnKind> kinds, double[][] prices) {
    /** @return number of scenarios: rows less one */
    public int scenarioCount() {
        return prices.length == 0 ? 0 : prices[0].length - 1;
    }

    /**
     * One-day returns of a column.
     *
     * @param column index into {@link #columns()}
     * @return {@code scenarioCount()} returns, oldest first: log returns or differences by the column's kind
     */
    public double[] returns(final int column) {
        final double[] price = prices[column];
        final double[] result = new double[price.length - 1];
        final boolean log = kinds.get(column) == ReturnKind.LOG;
        for (int i = 0; i < result.length; i++) {
            result[i] = log ? StrictMath.log(price[i + 1] / price[i]) : price[i + 1] - price[i];
        }
        return result;
    }
}
