package io.loadline.core.event;

/**
 * Liquidity cost of the touched nodes, in the order of {@link PricingSection#nodes}. Costs are positive, base currency. Written by the LVaR
 * stage for every touched node; {@code afterCost} is set when {@link PricingSection#ORDER} is among the reasons.
 */
public final class LiquiditySection {
    private static final int COST = 0;
    private static final int COST_STRESSED = 1;
    private static final int DAYS = 2;
    private static final int AFTER_COST = 3;
    private static final int WIDTH = 4;

    private final double[] values;

    /**
     * @param nodeCount nodes of the portfolio tree
     */
    public LiquiditySection(final int nodeCount) {
        values = new double[nodeCount * WIDTH];
    }

    /**
     * @param index index of the touched node
     * @param cost mean half-spread cost plus market impact
     * @param costStressed stressed half-spread cost plus market impact
     * @param liquidationDays longest liquidation time of the node's positions, days
     */
    public void set(final int index, final double cost, final double costStressed, final double liquidationDays) {
        final int base = index * WIDTH;
        values[base + COST] = cost;
        values[base + COST_STRESSED] = costStressed;
        values[base + DAYS] = liquidationDays;
    }

    /**
     * @param index index of the touched node
     * @param cost mean cost with the order filled
     */
    public void setAfter(final int index, final double cost) {
        values[index * WIDTH + AFTER_COST] = cost;
    }

    /**
     * @param index index of the touched node
     * @return mean half-spread cost plus market impact
     */
    public double cost(final int index) {
        return values[index * WIDTH + COST];
    }

    /**
     * @param index index of the touched node
     * @return stressed half-spread cost plus market impact
     */
    public double costStressed(final int index) {
        return values[index * WIDTH + COST_STRESSED];
    }

    /**
     * @param index index of the touched node
     * @return longest liquidation time of the node's positions, days
     */
    public double liquidationDays(final int index) {
        return values[index * WIDTH + DAYS];
    }

    /**
     * @param index index of the touched node
     * @return mean cost with the order filled
     */
    public double afterCost(final int index) {
        return values[index * WIDTH + AFTER_COST];
    }
}
