package io.loadline.core.event;

/**
 * Value at risk and expected shortfall of the touched nodes, in the order of {@link PricingSection#nodes}. Losses are positive, base
 * currency, one-day horizon. Written by the VaR stage for every touched node; the {@code after} values are set when
 * {@link PricingSection#ORDER} is among the reasons and are those of the node with the order filled in full.
 */
public final class VarSection {
    private static final int VAR_95 = 0;
    private static final int VAR_99 = 1;
    private static final int VAR_999 = 2;
    private static final int ES_975 = 3;
    private static final int ES_99 = 4;
    private static final int AFTER_VAR_99 = 5;
    private static final int AFTER_ES_975 = 6;
    private static final int WIDTH = 8;

    private final double[] values;
    private final int[] quality;

    /**
     * @param nodeCount nodes of the portfolio tree
     */
    public VarSection(final int nodeCount) {
        values = new double[nodeCount * WIDTH];
        quality = new int[nodeCount];
    }

    /**
     * @param index index of the touched node
     * @param var95 VaR at 95%
     * @param var99 VaR at 99%
     * @param var999 VaR at 99.9%
     * @param es975 expected shortfall at 97.5%
     * @param es99 expected shortfall at 99%
     */
    public void set(
            final int index,
            final double var95,
            final double var99,
            final double var999,
            final double es975,
            final double es99) {
        final int base = index * WIDTH;
        values[base + VAR_95] = var95;
        values[base + VAR_99] = var99;
        values[base + VAR_999] = var999;
        values[base + ES_975] = es975;
        values[base + ES_99] = es99;
    }

    /**
     * @param index index of the touched node
     * @param var99 VaR at 99% with the order filled
     * @param es975 expected shortfall at 97.5% with the order filled
     */
    public void setAfter(final int index, final double var99, final double es975) {
        values[index * WIDTH + AFTER_VAR_99] = var99;
        values[index * WIDTH + AFTER_ES_975] = es975;
    }

    /**
     * @param index index of the touched node
     * @param bits {@link io.loadline.core.Quality} bits of the measures beside those of the node's marks
     */
    public void setQuality(final int index, final int bits) {
        quality[index] = bits;
    }

    /**
     * @param index index of the touched node
     * @return {@link io.loadline.core.Quality} bits of the measures beside those of the node's marks
     */
    public int quality(final int index) {
        return quality[index];
    }

    /**
     * @param index index of the touched node
     * @return VaR at 95%
     */
    public double var95(final int index) {
        return values[index * WIDTH + VAR_95];
    }

    /**
     * @param index index of the touched node
     * @return VaR at 99%
     */
    public double var99(final int index) {
        return values[index * WIDTH + VAR_99];
    }

    /**
     * @param index index of the touched node
     * @return VaR at 99.9%
     */
    public double var999(final int index) {
        return values[index * WIDTH + VAR_999];
    }

    /**
     * @param index index of the touched node
     * @return expected shortfall at 97.5%
     */
    public double es975(final int index) {
        return values[index * WIDTH + ES_975];
    }

    /**
     * @param index index of the touched node
     * @return expected shortfall at 99%
     */
    public double es99(final int index) {
        return values[index * WIDTH + ES_99];
    }

    /**
     * @param index index of the touched node
     * @return VaR at 99% with the order filled
     */
    public double afterVar99(final int index) {
        return values[index * WIDTH + AFTER_VAR_99];
    }

    /**
     * @param index index of the touched node
     * @return expected shortfall at 97.5% with the order filled
     */
    public double afterEs975(final int index) {
        return values[index * WIDTH + AFTER_ES_975];
    }
}
