package io.loadline.feed.memx;

/** Every message of both products, with the shortest block that holds what is read of it. */
enum MemxTemplate {
    EQUITY_DIRECTORY(2, 1, "InstrumentDirectory", 36),
    EQUITY_REG_SHO(2, 2, "RegSHORestriction", 11),
    EQUITY_STATUS(2, 3, "SecurityTradingStatus", 12),
    EQUITY_SESSION(2, 5, "TradingSessionStatus", 9),
    EQUITY_ADDED(2, 10, "OrderAdded", 31),
    EQUITY_DELETED(2, 11, "OrderDeleted", 18),
    EQUITY_REDUCED(2, 12, "OrderReduced", 22),
    EQUITY_EXECUTED(2, 13, "OrderExecuted", 38),
    EQUITY_TRADE(2, 14, "Trade", 30),
    EQUITY_BROKEN(2, 15, "BrokenTrade", 30),
    EQUITY_CORRECTED(2, 16, "CorrectedTrade", 42),
    EQUITY_CLEAR(2, 18, "ClearBook", 10),
    EQUITY_SNAPSHOT_COMPLETE(2, 100, "SnapshotComplete", 16),
    OPTION_DIRECTORY(10, 1, "OptionInstrumentDirectory", 56),
    OPTION_STATUS(10, 2, "OptionsInstrumentStatus", 19),
    OPTION_UNDERLIER_STATUS(10, 3, "UnderlierInstrumentStatus", 15),
    OPTION_BROKEN(10, 5, "OptionBrokenTrade", 36),
    OPTION_CORRECTED(10, 6, "OptionCorrectedTrade", 48),
    OPTION_SNAPSHOT_COMPLETE(10, 7, "OptionSnapshotComplete", 16),
    OPTION_ADDED_SHORT(10, 10, "OptionOrderAddedShort", 29),
    OPTION_ADDED_LONG(10, 11, "OptionOrderAddedLong", 37),
    OPTION_ADDED_EXTENDED(10, 12, "OptionOrderAddedExtended", 38),
    OPTION_DELETED(10, 13, "OptionOrderDeleted", 25),
    OPTION_REDUCED(10, 14, "OptionOrderReduced", 42),
    OPTION_EXECUTED(10, 15, "OptionOrderExecuted", 46),
    OPTION_CLEAR(10, 18, "OptionClearBook", 16);

    private static final int EQUITIES = 2;
    private static final int OPTIONS = 10;
    private static final int IDS = 256;
    private static final MemxTemplate[] BY_ID = new MemxTemplate[2 * IDS];

    static {
        for (final MemxTemplate template : values()) {
            BY_ID[(template.schema == OPTIONS ? IDS : 0) + template.id] = template;
        }
    }

    final int blockLength;
    private final int schema;
    private final int id;
    private final String wireName;

    MemxTemplate(final int schema, final int id, final String wireName, final int blockLength) {
        this.schema = schema;
        this.id = id;
        this.wireName = wireName;
        this.blockLength = blockLength;
    }

    /** @return the template, or null where it is not known */
    static MemxTemplate of(final int id, final int schema) {
        return switch (schema) {
            case EQUITIES -> BY_ID[id];
            case OPTIONS -> BY_ID[IDS + id];
            default -> null;
        };
    }

    static String[] wireNames() {
        final MemxTemplate[] templates = values();
        final String[] names = new String[templates.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = templates[i].wireName;
        }
        return names;
    }

    /** @return place in {@link #wireNames} */
    @SuppressWarnings("EnumOrdinal") // names and templates are two lists in one order
    int index() {
        return ordinal();
    }
}
