package io.loadline.feed;

/** Why the state of an instrument changed. Codes of the {@code risk-input} schema. */
public final class StateReason {
    /** No reason given. */
    public static final int NONE = 0;

    /** Packets or messages were lost. */
    public static final int SEQUENCE_GAP = 1;

    /** The venue emptied the channel. */
    public static final int CHANNEL_RESET = 2;

    /** The chain of book changes is broken. */
    public static final int CHANGE_ID_GAP = 3;

    /** The feed was joined after its start. */
    public static final int LATE_START = 4;

    /** A message could not be read. */
    public static final int MALFORMED = 5;

    /** The venue said so. */
    public static final int VENUE_STATUS = 6;

    private StateReason() {}
}
