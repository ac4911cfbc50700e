package io.loadline.limits;

/**
 * Settings of the limits stage. They decide results, so a log is replayed with those it was written with.
 *
 * @param maxOpenOrders most orders tracked at once; a further one is refused. From 1 to 1,048,576
 * @param rememberedDecisions most recent verdicts kept for repeated order identifiers. From 1 to 1,048,576
 * @param maxStaleShare share of held instruments without a good price up to which a node's numbers still count as good, in [0, 1)
 * @param recoverAfterNs good data for this long before a degraded node is released
 * @param liquidBand C04 band of equities, futures, currencies and bonds where no limit is set; fraction of the reference
 * @param otherBand C04 band of everything else where no limit is set; fraction of the reference
 * @param volumeShare share of the average daily volume that one order may ask for, C02
 * @param windowMultiple1s C05 limit of one second as a multiple of the node's C03 limit, where none is set
 * @param windowMultiple60s C05 limit of sixty seconds as a multiple of the node's C03 limit, where none is set
 * @param dailyLossWarn share of the C16 limit at which the node warns, at the latest
 * @param dailyLossReduceOnly share of the C16 limit from which the node is reduce-only
 * @param killingControls bit n is set when reaching the limit of Cn kills; other continuous controls make the node reduce-only
 * @param dayRollNs time of the day, UTC, at which the daily loss starts again; from 0 to 24 h
 * @param cancelTimeoutNs a kill is latched as incomplete after this, and cancels are repeated with this period
 * @param resetExpiryNs a reset or a raised limit waits this long for its second person
 * @param probationNs observed event time without a new alert after which limits are whole again
 * @param probationScale factor on the limits of a node in probation
 * @param maxObservedStepNs longest silence that counts towards probation
 * @param minFreeDiskRatio below this share of free disk the firm is blocked, C28
 * @param clockAlertNs offset from UTC from which an alert is raised, C28
 * @param clockDegradeNs offset from UTC from which the firm is reduce-only, C28
 */
public record LimitsSettings(
        int maxOpenOrders,
        int rememberedDecisions,
        double maxStaleShare,
        long recoverAfterNs,
        double liquidBand,
        double otherBand,
        double volumeShare,
        double windowMultiple1s,
        double windowMultiple60s,
        double dailyLossWarn,
        double dailyLossReduceOnly,
        long killingControls,
        long dayRollNs,
        long cancelTimeoutNs,
        long resetExpiryNs,
        long probationNs,
        double probationScale,
        long maxObservedStepNs,
        double minFreeDiskRatio,
        long clockAlertNs,
        long clockDegradeNs) {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int MOST_ORDERS = 1 << 20;

    /**
     * @throws IllegalArgumentException if a value is out of its range; says which, what was given and what was expected
     */
    public LimitsSettings {
        within("maxOpenOrders", maxOpenOrders, 1, MOST_ORDERS);
        within("rememberedDecisions", rememberedDecisions, 1, MOST_ORDERS);
        within("maxStaleShare", maxStaleShare, 0, Math.nextDown(1.0));
        within("recoverAfterNs", recoverAfterNs, 0, DAY);
        within("liquidBand", liquidBand, 0, 1);
        within("otherBand", otherBand, 0, 1);
        within("volumeShare", volumeShare, 0, 1);
        within("windowMultiple1s", windowMultiple1s, 0, 1e9);
        within("windowMultiple60s", windowMultiple60s, 0, 1e9);
        within("dailyLossWarn", dailyLossWarn, 0, 1);
        within("dailyLossReduceOnly", dailyLossReduceOnly, dailyLossWarn, 1);
        within("dayRollNs", dayRollNs, 0, DAY - 1);
        within("cancelTimeoutNs", cancelTimeoutNs, 1, DAY);
        within("resetExpiryNs", resetExpiryNs, 1, DAY);
        within("probationNs", probationNs, 1, DAY);
        within("probationScale", probationScale, 0, 1);
        within("maxObservedStepNs", maxObservedStepNs, 1, DAY);
        within("minFreeDiskRatio", minFreeDiskRatio, 0, 1);
        within("clockAlertNs", clockAlertNs, 0, DAY);
        within("clockDegradeNs", clockDegradeNs, clockAlertNs, DAY);
    }

    /** @return the shipped defaults */
    public static LimitsSettings defaults() {
        return new LimitsSettings(
                1 << 16,
                1 << 16,
                0.1,
                SECOND / 2,
                0.05,
                0.10,
                0.02,
                10,
                50,
                0.5,
                0.8,
                Control.bit(Control.DAILY_LOSS) | Control.bit(Control.DRAWDOWN),
                0,
                5 * SECOND,
                600 * SECOND,
                900 * SECOND,
                0.25,
                SECOND,
                0.10,
                100_000,
                1_000_000);
    }

    private static void within(final String name, final long value, final long low, final long high) {
        if (value < low || value > high) {
            throw refusal(name, Long.toString(value), low + " to " + high);
        }
    }

    private static void within(final String name, final double value, final double low, final double high) {
        if (!(value >= low && value <= high)) {
            throw refusal(name, Double.toString(value), low + " to " + high);
        }
    }

    private static IllegalArgumentException refusal(final String name, final String given, final String expected) {
        return new IllegalArgumentException("limits setting " + name + " is " + given + "; expected " + expected);
    }
}
