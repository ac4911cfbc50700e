package io.loadline.gateway.command;

/** Exit codes; they never change. */
public final class Exit {
    /** Done. */
    public static final int DONE = 0;
    /** Done, and the answer is no. */
    public static final int NO = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;
    /** It failed. */
    public static final int FAILURE = 3;

    private Exit() {}
}
