package io.loadline.limits;

/** The answer to one order: every control that failed, and the value and limit of the first of them in the order of evaluation. */
final class OrderVerdict {
    private long failed;
    private double value;
    private double limit;
    private int effectiveState;

    void reset(final int state) {
        failed = 0;
        value = 0;
        limit = 0;
        effectiveState = state;
    }

    void fail(final int control, final double atValue, final double hard) {
        if (failed == 0) {
            value = atValue;
            limit = hard;
        }
        failed |= Control.bit(control);
    }

    /** Repeats an earlier answer. */
    void repeat(final long failedBits, final double atValue, final double hard) {
        failed = failedBits;
        value = atValue;
        limit = hard;
    }

    /** @return bit n is set when control Cn failed; 0 when the order passes */
    long failed() {
        return failed;
    }

    double value() {
        return value;
    }

    double limit() {
        return limit;
    }

    int effectiveState() {
        return effectiveState;
    }
}
