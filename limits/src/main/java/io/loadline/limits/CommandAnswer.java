package io.loadline.limits;

/** What becomes of the command at hand, with the value it changed. */
final class CommandAnswer {
    private int result;
    private int refusal;
    private double before;
    private double after;

    void reset() {
        result = OperatorCommands.DONE;
        refusal = OperatorCommands.NO_REFUSAL;
        before = 0;
        after = 0;
    }

    void refuse(final int why) {
        result = OperatorCommands.REFUSED;
        refusal = why;
        after = before;
    }

    /** The command waits for a second person. */
    void pending() {
        result = OperatorCommands.PENDING;
    }

    void values(final double valueBefore, final double valueAfter) {
        before = valueBefore;
        after = valueAfter;
    }

    int result() {
        return result;
    }

    int refusal() {
        return refusal;
    }

    double before() {
        return before;
    }

    double after() {
        return after;
    }
}
