package io.loadline.feed.cme;

/**
 * Where the fields of a repeating entry are; {@link CmeLayout#ABSENT} where it has no such field. Sizes are 4 bytes, or 8 in the
 * long-quantity templates.
 */
enum CmeEntryLayout {
    BOOK(0, 8, false, 12, 16, 20, 24, 25, 26, CmeLayout.ABSENT),
    BOOK_LONG(0, 8, true, 16, 20, 24, 28, 29, 30, CmeLayout.ABSENT),
    TRADE(0, 8, false, 12, 16, 20, CmeLayout.ABSENT, 25, CmeLayout.ABSENT, 24),
    TRADE_FIRST(0, 8, false, 12, 16, 20, CmeLayout.ABSENT, 29, CmeLayout.ABSENT, 28),
    TRADE_LONG(0, 8, true, 16, 20, 24, CmeLayout.ABSENT, 33, CmeLayout.ABSENT, 32),
    DAILY(0, 8, false, 12, 16, CmeLayout.ABSENT, CmeLayout.ABSENT, 23, 24, CmeLayout.ABSENT),
    LIMITS(
            0,
            CmeLayout.ABSENT,
            false,
            24,
            28,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT),
    SESSION(0, CmeLayout.ABSENT, false, 8, 12, CmeLayout.ABSENT, CmeLayout.ABSENT, 17, 18, CmeLayout.ABSENT),
    SESSION_LONG(0, CmeLayout.ABSENT, true, 16, 20, CmeLayout.ABSENT, CmeLayout.ABSENT, 25, 26, CmeLayout.ABSENT),
    VOLUME(
            CmeLayout.ABSENT,
            0,
            false,
            4,
            8,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT,
            12,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT),
    VOLUME_LONG(
            CmeLayout.ABSENT,
            0,
            true,
            8,
            12,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT,
            16,
            CmeLayout.ABSENT,
            CmeLayout.ABSENT),
    SNAPSHOT(0, 8, false, CmeLayout.ABSENT, CmeLayout.ABSENT, 12, 16, CmeLayout.ABSENT, 21, CmeLayout.ABSENT),
    SNAPSHOT_TCP(0, 8, false, CmeLayout.ABSENT, CmeLayout.ABSENT, 16, 20, CmeLayout.ABSENT, 22, CmeLayout.ABSENT),
    SNAPSHOT_LONG(0, 8, true, CmeLayout.ABSENT, CmeLayout.ABSENT, 16, 20, CmeLayout.ABSENT, 22, CmeLayout.ABSENT);

    final int price;
    final int size;
    final boolean longSize;
    final int securityId;
    final int rptSeq;
    final int orders;
    final int level;
    final int action;
    final int type;
    final int aggressor;

    CmeEntryLayout(
            final int price,
            final int size,
            final boolean longSize,
            final int securityId,
            final int rptSeq,
            final int orders,
            final int level,
            final int action,
            final int type,
            final int aggressor) {
        this.price = price;
        this.size = size;
        this.longSize = longSize;
        this.securityId = securityId;
        this.rptSeq = rptSeq;
        this.orders = orders;
        this.level = level;
        this.action = action;
        this.type = type;
        this.aggressor = aggressor;
    }
}
