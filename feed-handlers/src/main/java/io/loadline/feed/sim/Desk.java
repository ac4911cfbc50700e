package io.loadline.feed.sim;

import io.loadline.core.model.AssetClass;

/**
 * The desks of the demo firm: one an asset class. The gross target is the value of all positions, of options the delta value; of every
 * {@code signPeriod} positions the last is short.
 */
enum Desk {
    EQUITY("equity", AssetClass.EQUITY, 250e6, 5),
    FUTURES("futures", AssetClass.FUTURE, 160e6, 2),
    OPTIONS("options", AssetClass.OPTION, 60e6, 3),
    FX("fx", AssetClass.FX, 130e6, 3),
    RATES("rates", AssetClass.FIXED_INCOME, 180e6, 5);

    private final String node;
    private final AssetClass assetClass;
    private final double grossTarget;
    private final int signPeriod;

    Desk(final String node, final AssetClass assetClass, final double grossTarget, final int signPeriod) {
        this.node = node;
        this.assetClass = assetClass;
        this.grossTarget = grossTarget;
        this.signPeriod = signPeriod;
    }

    /** @return name of its node in the portfolio tree */
    String node() {
        return node;
    }

    AssetClass assetClass() {
        return assetClass;
    }

    /** @return gross value of its opening positions, dollars */
    double grossTarget() {
        return grossTarget;
    }

    /** @return -1 for the last of each period of positions, else 1 */
    int sign(final int place) {
        return place % signPeriod == signPeriod - 1 ? -1 : 1;
    }
}
