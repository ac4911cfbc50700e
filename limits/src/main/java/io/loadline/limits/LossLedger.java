package io.loadline.limits;

/**
 * What losses are counted from: the P&amp;L of each node when its day began, and the highest it ever was. Both follow from the log alone, so a
 * restart keeps them. P&amp;L is realised plus unrealised at liquidation prices, base currency, gains positive.
 */
final class LossLedger {
    private static final long DAY_NS = 86_400_000_000_000L;

    private final long dayRollNs;
    private final double[] baseline;
    private final double[] highWater;
    private final double[] pnl;
    private final boolean[] started;
    private long dayEndNs = Long.MIN_VALUE;

    LossLedger(final int nodes, final long dayRollNs) {
        this.dayRollNs = dayRollNs;
        baseline = new double[nodes];
        highWater = new double[nodes];
        pnl = new double[nodes];
        started = new boolean[nodes];
    }

    /** Starts the daily loss of every node again with the first event of a new day. */
    void onTime(final long nowNs) {
        if (nowNs < dayEndNs) {
            return;
        }
        dayEndNs = (Math.floorDiv(nowNs - dayRollNs, DAY_NS) + 1) * DAY_NS + dayRollNs;
        System.arraycopy(pnl, 0, baseline, 0, pnl.length);
    }

    /** Takes the good P&amp;L of a node; the first one is what its losses are counted from. */
    void update(final int node, final double value) {
        if (!started[node]) {
            started[node] = true;
            baseline[node] = value;
            highWater[node] = value;
        }
        pnl[node] = value;
        if (value > highWater[node]) {
            highWater[node] = value;
        }
    }

    /**
     * Takes a P&amp;L that jumped because an instrument got its first price: what the position had gained or lost before the log is no loss of
     * the day.
     */
    void rebase(final int node, final double value) {
        if (started[node]) {
            final double jump = value - pnl[node];
            baseline[node] += jump;
            highWater[node] += jump;
        }
        update(node, value);
    }

    /** @return loss since the day began, positive; 0 for a gain */
    double dailyLoss(final int node) {
        return Math.max(0.0, baseline[node] - pnl[node]);
    }

    /** @return fall from the high-water mark, 0 or more */
    double drawdown(final int node) {
        return highWater[node] - pnl[node];
    }
}
