package io.loadline.feed.memx;

import org.agrona.DirectBuffer;

/**
 * Every message of both products: the shortest block that holds what is read of it, what is done with it, and where the fields of orders and
 * trades are in the block. Equities and options say the same things in different places.
 */
enum MemxTemplate {
    EQUITY_DIRECTORY(2, 1, "InstrumentDirectory", 36, Kind.DIRECTORY),
    EQUITY_REG_SHO(2, 2, "RegSHORestriction", 11, Kind.COUNTED),
    EQUITY_STATUS(2, 3, "SecurityTradingStatus", 12, Kind.STATUS),
    EQUITY_SESSION(2, 5, "TradingSessionStatus", 9, Kind.SESSION),
    EQUITY_ADDED(2, 10, "OrderAdded", 31, Kind.ADDED, 10, 18, 19, 23),
    EQUITY_DELETED(2, 11, "OrderDeleted", 18, Kind.DELETED, 10, Offset.NONE, Offset.NONE, Offset.NONE),
    EQUITY_REDUCED(2, 12, "OrderReduced", 22, Kind.REDUCED, 10, Offset.NONE, 18, Offset.NONE),
    EQUITY_EXECUTED(2, 13, "OrderExecuted", 38, Kind.EXECUTED, 10, Offset.NONE, 26, 30),
    EQUITY_TRADE(2, 14, "Trade", 30, Kind.TRADED, Offset.NONE, Offset.NONE, 18, 22),
    EQUITY_BROKEN(2, 15, "BrokenTrade", 30, Kind.BROKEN, Offset.NONE, Offset.NONE, 18, 22),
    EQUITY_CORRECTED(2, 16, "CorrectedTrade", 42, Kind.CORRECTED, Offset.NONE, Offset.NONE, 30, 34),
    EQUITY_CLEAR(2, 18, "ClearBook", 10, Kind.CLEARED),
    EQUITY_SNAPSHOT_COMPLETE(2, 100, "SnapshotComplete", 16, Kind.COUNTED),
    OPTION_DIRECTORY(10, 1, "OptionInstrumentDirectory", 56, Kind.DIRECTORY),
    OPTION_STATUS(10, 2, "OptionsInstrumentStatus", 19, Kind.STATUS),
    OPTION_UNDERLIER_STATUS(10, 3, "UnderlierInstrumentStatus", 15, Kind.UNDERLIER),
    OPTION_BROKEN(10, 5, "OptionBrokenTrade", 36, Kind.BROKEN, Offset.NONE, Offset.NONE, 24, 28),
    OPTION_CORRECTED(10, 6, "OptionCorrectedTrade", 48, Kind.CORRECTED, Offset.NONE, Offset.NONE, 36, 40),
    OPTION_SNAPSHOT_COMPLETE(10, 7, "OptionSnapshotComplete", 16, Kind.COUNTED),
    OPTION_ADDED_SHORT(10, 10, "OptionOrderAddedShort", 29, Kind.ADDED, 16, 24, 25, 27),
    OPTION_ADDED_LONG(10, 11, "OptionOrderAddedLong", 37, Kind.ADDED, 16, 24, 25, 29),
    OPTION_ADDED_EXTENDED(10, 12, "OptionOrderAddedExtended", 38, Kind.ADDED, 17, 25, 26, 30),
    OPTION_DELETED(10, 13, "OptionOrderDeleted", 25, Kind.DELETED, 17, Offset.NONE, Offset.NONE, Offset.NONE),
    OPTION_REDUCED(10, 14, "OptionOrderReduced", 42, Kind.REDUCED, 17, Offset.NONE, 38, Offset.NONE),
    OPTION_EXECUTED(10, 15, "OptionOrderExecuted", 46, Kind.EXECUTED, 18, Offset.NONE, 34, 38),
    OPTION_CLEAR(10, 18, "OptionClearBook", 16, Kind.CLEARED);

    /** What is done with a message. */
    enum Kind {
        /** Counted by name and stepped over. */
        COUNTED,
        DIRECTORY,
        /** Of one instrument. */
        STATUS,
        /** Of all equities. */
        SESSION,
        /** Of all options on one underlier. */
        UNDERLIER,
        ADDED,
        DELETED,
        REDUCED,
        EXECUTED,
        TRADED,
        BROKEN,
        CORRECTED,
        CLEARED
    }

    private static final int EQUITIES = MemxWire.EQUITIES;
    private static final int OPTIONS = MemxWire.OPTIONS;
    private static final int IDS = 256;
    private static final MemxTemplate[] BY_ID = new MemxTemplate[2 * IDS];

    static {
        for (final MemxTemplate template : values()) {
            BY_ID[(template.schema == OPTIONS ? IDS : 0) + template.id] = template;
        }
    }

    final int blockLength;
    final Kind kind;
    private final int schema;
    private final int id;
    private final String wireName;
    private final int orderId;
    private final int side;
    private final int quantity;
    private final int price;

    MemxTemplate(final int schema, final int id, final String wireName, final int blockLength, final Kind kind) {
        this(schema, id, wireName, blockLength, kind, Offset.NONE, Offset.NONE, Offset.NONE, Offset.NONE);
    }

    MemxTemplate(
            final int schema,
            final int id,
            final String wireName,
            final int blockLength,
            final Kind kind,
            final int orderId,
            final int side,
            final int quantity,
            final int price) {
        this.schema = schema;
        this.id = id;
        this.wireName = wireName;
        this.blockLength = blockLength;
        this.kind = kind;
        this.orderId = orderId;
        this.side = side;
        this.quantity = quantity;
        this.price = price;
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

    boolean isOfEquities() {
        return schema == EQUITIES;
    }

    /** @return the venue's number of an equity, or the symbol of an option as a number */
    long subject(final DirectBuffer buffer, final int block) {
        return schema == EQUITIES
                ? MemxLayout.uint16(buffer, block + MemxLayout.SUBJECT)
                : MemxLayout.int64(buffer, block + MemxLayout.SUBJECT);
    }

    long orderId(final DirectBuffer buffer, final int block) {
        return MemxLayout.int64(buffer, block + orderId);
    }

    /** @return the venue's character of a side */
    int side(final DirectBuffer buffer, final int block) {
        return buffer.getByte(block + side);
    }

    /** @return mantissa of 1e-8 */
    long quantity(final DirectBuffer buffer, final int block) {
        return this == OPTION_ADDED_SHORT
                ? MemxLayout.shortQuantity(buffer, block + quantity)
                : MemxLayout.quantity(buffer, block + quantity);
    }

    /** @return mantissa of 1e-9 */
    long price(final DirectBuffer buffer, final int block) {
        if (schema == EQUITIES) {
            return MemxLayout.equityPrice(buffer, block + price);
        }
        return this == OPTION_ADDED_SHORT
                ? MemxLayout.shortPrice(buffer, block + price)
                : MemxLayout.optionPrice(buffer, block + price);
    }

    /** Constants of an enum are made before its own. */
    private static final class Offset {
        /** No such field. */
        static final int NONE = -1;
    }
}
