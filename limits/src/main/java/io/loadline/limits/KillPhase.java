package io.loadline.limits;

/** Phases of the kill state machine of a node. */
final class KillPhase {
    /** Before the first epoch. */
    static final int BOOT = 0;
    /** An epoch began and the data of the node are not fresh yet. */
    static final int RECOVERING = 1;
    /** Ready to trip. */
    static final int ARMED = 2;
    /** Tripped: the block is set. */
    static final int TRIPPED = 3;
    /** Orders are being called back. */
    static final int CANCELLING = 4;
    /** Held until two persons release it. */
    static final int LATCHED = 5;
    /** One person asked for release. */
    static final int RESET_PENDING = 6;
    /** Released on trial with reduced limits. */
    static final int PROBATION = 7;

    private KillPhase() {}

    /**
     * @param phase phase
     * @return true where the scope is killed: from the trip until a second person releases it
     */
    static boolean holds(final int phase) {
        return phase >= TRIPPED && phase <= RESET_PENDING;
    }
}
