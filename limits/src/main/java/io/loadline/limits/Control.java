package io.loadline.limits;

/** Numbers of the controls as they appear in limits, alerts and the bit set of a verdict. */
final class Control {
    /** A person decided: kill, block or reduce-only by command. */
    static final int PERSON = 0;
    /** C01, permission and known identifiers. */
    static final int PERMISSION = 1;
    /** C02, order quantity. */
    static final int ORDER_QUANTITY = 2;
    /** C03, order value. */
    static final int ORDER_VALUE = 3;
    /** C04, price collar. */
    static final int COLLAR = 4;
    /** C05, value sent within a window. */
    static final int WINDOW_VALUE = 5;
    /** C06, an order identifier used twice. */
    static final int DUPLICATE = 6;
    /** C09, worst-case position. */
    static final int POSITION = 9;
    /** C10, gross and net exposure. */
    static final int EXPOSURE = 10;
    /** C13, VaR, expected shortfall and liquidity-adjusted VaR. */
    static final int VALUE_AT_RISK = 13;
    /** C16, daily loss. */
    static final int DAILY_LOSS = 16;
    /** C17, drawdown. */
    static final int DRAWDOWN = 17;
    /** C22, quality of the data. */
    static final int DATA_QUALITY = 22;
    /** C25, liveness of a control source. */
    static final int LIVENESS = 25;
    /** C28, journal, disk and clock. */
    static final int JOURNAL = 28;

    private Control() {}

    /**
     * @param control number of a control, 0 to 63
     * @return its bit in a set of failed controls
     */
    static long bit(final int control) {
        return 1L << control;
    }
}
