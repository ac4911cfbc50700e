package io.loadline.limits;

/** Settings that differ from the defaults in one thing. */
final class Settings {
    private Settings() {}

    static LimitsSettings withOrders(final LimitsSettings s, final int orders) {
        return of(s, orders, s.maxStaleShare(), s.killingControls());
    }

    static LimitsSettings withStaleShare(final LimitsSettings s, final double share) {
        return of(s, s.maxOpenOrders(), share, s.killingControls());
    }

    static LimitsSettings withKilling(final LimitsSettings s, final long controls) {
        return of(s, s.maxOpenOrders(), s.maxStaleShare(), controls);
    }

    private static LimitsSettings of(
            final LimitsSettings s, final int orders, final double staleShare, final long killing) {
        return new LimitsSettings(
                orders,
                orders,
                staleShare,
                s.recoverAfterNs(),
                s.liquidBand(),
                s.otherBand(),
                s.volumeShare(),
                s.windowMultiple1s(),
                s.windowMultiple60s(),
                s.dailyLossWarn(),
                s.dailyLossReduceOnly(),
                killing,
                s.dayRollNs(),
                s.cancelTimeoutNs(),
                s.resetExpiryNs(),
                s.probationNs(),
                s.probationScale(),
                s.maxObservedStepNs(),
                s.minFreeDiskRatio(),
                s.clockAlertNs(),
                s.clockDegradeNs());
    }
}
