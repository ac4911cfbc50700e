package io.loadline.feed.cme;

/**
 * Where the fields of a repeating entry are; {@link #ABSENT} where it has no such field. Sizes are 4 bytes, or 8 in the long-quantity
 * templates.
 */
record CmeEntryLayout(
        int price,
        int size,
        boolean longSize,
        int securityId,
        int rptSeq,
        int orders,
        int level,
        int action,
        int type,
        int aggressor) {
    static final int ABSENT = -1;

    static final CmeEntryLayout BOOK = new CmeEntryLayout(0, 8, false, 12, 16, 20, 24, 25, 26, ABSENT);
    static final CmeEntryLayout BOOK_LONG = new CmeEntryLayout(0, 8, true, 16, 20, 24, 28, 29, 30, ABSENT);
    static final CmeEntryLayout TRADE = new CmeEntryLayout(0, 8, false, 12, 16, 20, ABSENT, 25, ABSENT, 24);
    static final CmeEntryLayout TRADE_FIRST = new CmeEntryLayout(0, 8, false, 12, 16, 20, ABSENT, 29, ABSENT, 28);
    static final CmeEntryLayout TRADE_LONG = new CmeEntryLayout(0, 8, true, 16, 20, 24, ABSENT, 33, ABSENT, 32);
    static final CmeEntryLayout DAILY = new CmeEntryLayout(0, 8, false, 12, 16, ABSENT, ABSENT, 23, 24, ABSENT);
    static final CmeEntryLayout LIMITS =
            new CmeEntryLayout(0, ABSENT, false, 24, 28, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);
    static final CmeEntryLayout SESSION = new CmeEntryLayout(0, ABSENT, false, 8, 12, ABSENT, ABSENT, 17, 18, ABSENT);
    static final CmeEntryLayout SESSION_LONG =
            new CmeEntryLayout(0, ABSENT, true, 16, 20, ABSENT, ABSENT, 25, 26, ABSENT);
    static final CmeEntryLayout VOLUME = new CmeEntryLayout(ABSENT, 0, false, 4, 8, ABSENT, ABSENT, 12, ABSENT, ABSENT);
    static final CmeEntryLayout VOLUME_LONG =
            new CmeEntryLayout(ABSENT, 0, true, 8, 12, ABSENT, ABSENT, 16, ABSENT, ABSENT);
    static final CmeEntryLayout SNAPSHOT = new CmeEntryLayout(0, 8, false, ABSENT, ABSENT, 12, 16, ABSENT, 21, ABSENT);
    static final CmeEntryLayout SNAPSHOT_TCP =
            new CmeEntryLayout(0, 8, false, ABSENT, ABSENT, 16, 20, ABSENT, 22, ABSENT);
    static final CmeEntryLayout SNAPSHOT_LONG =
            new CmeEntryLayout(0, 8, true, ABSENT, ABSENT, 16, 20, ABSENT, 22, ABSENT);
}
