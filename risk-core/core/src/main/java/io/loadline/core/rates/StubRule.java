package io.loadline.core.rates;

/** Where an irregular period goes when the time between two dates is not a whole number of periods. */
public enum StubRule {
    /** Nowhere: such dates are refused. */
    NONE,
    /** A shorter first period; dates are counted back from the end. */
    SHORT_FIRST,
    /** A longer first period; dates are counted back from the end. */
    LONG_FIRST,
    /** A shorter last period; dates are counted on from the start. */
    SHORT_LAST,
    /** A longer last period; dates are counted on from the start. */
    LONG_LAST;

    boolean isLast() {
        return this == SHORT_LAST || this == LONG_LAST;
    }

    boolean isLong() {
        return this == LONG_FIRST || this == LONG_LAST;
    }
}
