package io.loadline.limits;

/** States of a node, mildest first. A node acts under the most severe state on its path to the firm. */
final class Ladder {
    /** Trading within limits. */
    static final int ENABLED = 0;
    /** A warning level is passed; nothing is refused. */
    static final int WARN = 1;
    /** Message rate is held back. No control of this release sets it; the code keeps its place. */
    static final int THROTTLED = 2;
    /** Only orders that bring the account's position nearer to zero pass. */
    static final int REDUCE_ONLY = 3;
    /** Cancels pass; new orders and replacements do not. */
    static final int BLOCKED = 4;
    /** Blocked, and open orders were called back. */
    static final int KILLED = 5;

    private Ladder() {}

    /**
     * @param state state of the ladder
     * @return severity of the alert that announces it: 1 warn, 2 reduce only, 3 block, 4 kill
     */
    static int alertSeverity(final int state) {
        return Math.max(1, state - 1);
    }
}
