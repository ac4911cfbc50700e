package io.loadline.feed.deribit;

/** Every message of the feed. Lengths are the shortest that carry the fields read here; the wire's own may be longer. */
enum DeribitTemplate {
    INSTRUMENT(1000, "instrument", 140, 0, 0),
    BOOK(1001, "book", 29, 1, 18),
    TRADES(1002, "trades", 4, 1, 83),
    TICKER(1003, "ticker", 133, 0, 0),
    SNAPSHOT(1004, "snapshot", 22, 1, 17),
    SNAPSHOT_START(1005, "snapshot_start", 0, 0, 0),
    SNAPSHOT_END(1006, "snapshot_end", 0, 0, 0),
    COMBO_LEGS(1007, "combo_legs", 4, 1, 8),
    PRICE_INDEX(1008, "price_index", 32, 0, 0),
    RFQ(1009, "rfq", 22, 0, 0),
    INSTRUMENT_V2(1010, "instrument_v2", 139, 1, 16);

    private static final DeribitTemplate[] BY_ID = values();

    private static final int FIRST_ID = 1000;

    private final int id;
    private final String wireName;
    private final int blockLength;
    private final int groups;
    private final int entryLength;

    DeribitTemplate(
            final int id, final String wireName, final int blockLength, final int groups, final int entryLength) {
        this.id = id;
        this.wireName = wireName;
        this.blockLength = blockLength;
        this.groups = groups;
        this.entryLength = entryLength;
    }

    static DeribitTemplate of(final int id) {
        final int index = id - FIRST_ID;
        return index >= 0 && index < BY_ID.length ? BY_ID[index] : null;
    }

    static String[] wireNames() {
        final String[] names = new String[BY_ID.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = BY_ID[i].wireName;
        }
        return names;
    }

    /** @return place in {@link #wireNames}: templates are listed by id, without holes */
    int index() {
        return id - FIRST_ID;
    }

    int blockLength() {
        return blockLength;
    }

    int groups() {
        return groups;
    }

    int entryLength() {
        return entryLength;
    }
}
