package io.loadline.varengine.volatility;

/** What became of one series in a {@link VolatilityRefit}. */
public sealed interface RefitOutcome {
    /**
     * A maximum was found.
     *
     * @param fit estimate
     */
    record Converged(VolatilityFit fit) implements RefitOutcome {}

    /**
     * The search ended at no maximum; the estimate is for looking at, not for use.
     *
     * @param fit where it ended
     */
    record NotConverged(VolatilityFit fit) implements RefitOutcome {}

    /**
     * The series cannot be fitted.
     *
     * @param reason what was wrong with it
     */
    record Refused(String reason) implements RefitOutcome {}
}
