package io.loadline.gateway.operator;

/**
 * What became of a command.
 *
 * @param sequence its place in the log
 * @param result 0 done, 1 pending a second person, 2 refused
 * @param refusal why, 0 where it was not refused
 * @param before value before, as the command means it
 * @param after value after
 */
record Verdict(long sequence, int result, int refusal, double before, double after) {
    static final int DONE = 0;
    static final int PENDING = 1;

    private static final String[] REFUSALS = {
        "",
        "the role may not do this",
        "the same person asked; another must approve",
        "the scope is not in a state that allows it",
        "no such node",
        "no such request",
        "the request has expired",
        "the cause is not cleared",
        "a value is missing or out of range",
        "orders are still open or unknown",
    };

    boolean refused() {
        return result > PENDING;
    }

    String inWords() {
        return switch (result) {
            case DONE -> "done";
            case PENDING -> "pending a second person";
            default -> "refused: " + (refusal > 0 && refusal < REFUSALS.length ? REFUSALS[refusal] : "code " + refusal);
        };
    }
}
