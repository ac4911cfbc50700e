package io.loadline.feed;

/** What an {@code InstrumentState} event says. Codes of the {@code risk-input} schema. */
public final class StateChange {
    /** The book may be wrong. */
    public static final int STALE = 0;

    /** The book is right again. */
    public static final int RECOVERED = 1;

    /** Book and statistics are empty. */
    public static final int BOOK_RESET = 2;

    /** The trading status changed. */
    public static final int TRADING_STATUS = 3;

    private StateChange() {}
}
