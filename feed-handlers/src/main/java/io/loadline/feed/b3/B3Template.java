package io.loadline.feed.b3;

import static io.loadline.feed.b3.B3Template.Kind.CHANGE;
import static io.loadline.feed.b3.B3Template.Kind.CHANNEL_RESET;
import static io.loadline.feed.b3.B3Template.Kind.COUNTED;
import static io.loadline.feed.b3.B3Template.Kind.DEFINITION;
import static io.loadline.feed.b3.B3Template.Kind.EMPTY_BOOK;
import static io.loadline.feed.b3.B3Template.Kind.GROUP_PHASE;
import static io.loadline.feed.b3.B3Template.Kind.HEARTBEAT;
import static io.loadline.feed.b3.B3Template.Kind.SEQUENCE_RESET;
import static io.loadline.feed.b3.B3Template.Kind.SNAPSHOT_HEADER;
import static io.loadline.feed.b3.B3Template.Kind.SNAPSHOT_ORDERS;

/**
 * Every message of the feed, with the shortest block that holds what is read of it, and where in the block the event indicator, the
 * instrument's own number and the time of the event are. The venue never moves a field: newer versions only make blocks longer.
 */
enum B3Template {
    SEQUENCE_RESET_1(1, "SequenceReset_1", SEQUENCE_RESET, 0, -1, -1, -1),
    SEQUENCE_2(2, "Sequence_2", HEARTBEAT, 4, -1, -1, -1),
    STATUS_3(3, "SecurityStatus_3", CHANGE, 36, 8, 32, 24),
    DEFINITION_4(4, "SecurityDefinition_4", DEFINITION, 222, -1, -1, -1),
    NEWS_5(5, "News_5", COUNTED, 9, 8, -1, -1),
    EMPTY_BOOK_9(9, "EmptyBook_9", EMPTY_BOOK, 20, 8, -1, 12),
    GROUP_PHASE_10(10, "SecurityGroupPhase_10", GROUP_PHASE, 32, 8, -1, 24),
    CHANNEL_RESET_11(11, "ChannelReset_11", CHANNEL_RESET, 12, 0, -1, 4),
    DEFINITION_12(12, "SecurityDefinition_12", DEFINITION, 222, -1, -1, -1),
    OPENING_PRICE_15(15, "OpeningPrice_15", CHANGE, 42, 8, 38, 30),
    THEORETICAL_PRICE_16(16, "TheoreticalOpeningPrice_16", CHANGE, 40, 8, 36, 28),
    CLOSING_PRICE_17(17, "ClosingPrice_17", CHANGE, 36, 8, 32, 24),
    IMBALANCE_19(19, "AuctionImbalance_19", CHANGE, 32, 8, 28, 20),
    PRICE_BAND_20(20, "PriceBand_20", CHANGE, 48, 8, 44, 36),
    QUANTITY_BAND_21(21, "QuantityBand_21", CHANGE, 40, 8, 36, 28),
    PRICE_BAND_22(22, "PriceBand_22", CHANGE, 48, 8, 44, 36),
    HIGH_PRICE_24(24, "HighPrice_24", CHANGE, 32, 8, 28, 20),
    LOW_PRICE_25(25, "LowPrice_25", CHANGE, 32, 8, 28, 20),
    LAST_TRADE_27(27, "LastTradePrice_27", CHANGE, 54, 8, 50, 42),
    SETTLEMENT_28(28, "SettlementPrice_28", CHANGE, 35, 8, 31, 20),
    OPEN_INTEREST_29(29, "OpenInterest_29", CHANGE, 32, 8, 28, 20),
    SNAPSHOT_HEADER_30(30, "SnapshotFullRefresh_Header_30", SNAPSHOT_HEADER, 32, -1, -1, -1),
    ORDER_50(50, "Order_MBO_50", CHANGE, 64, 8, 52, 56),
    DELETE_51(51, "DeleteOrder_MBO_51", CHANGE, 44, 8, 40, 32),
    MASS_DELETE_52(52, "MassDeleteOrders_MBO_52", CHANGE, 28, 8, 24, 16),
    TRADE_53(53, "Trade_53", CHANGE, 56, 8, 52, 44),
    FORWARD_TRADE_54(54, "ForwardTrade_54", CHANGE, 54, 8, 50, 42),
    EXECUTION_SUMMARY_55(55, "ExecutionSummary_55", CHANGE, 64, -1, 52, 56),
    EXECUTION_STATISTICS_56(56, "ExecutionStatistics_56", CHANGE, 52, 8, 48, 40),
    TRADE_BUST_57(57, "TradeBust_57", CHANGE, 48, 8, 44, 36),
    SNAPSHOT_ORDERS_71(71, "SnapshotFullRefresh_Orders_MBO_71", SNAPSHOT_ORDERS, 8, -1, -1, -1);

    /** What is done with a message. */
    enum Kind {
        /** Counted by name and stepped over. */
        COUNTED,
        HEARTBEAT,
        SEQUENCE_RESET,
        CHANNEL_RESET,
        GROUP_PHASE,
        DEFINITION,
        EMPTY_BOOK,
        /** Something of one instrument that counts in the instrument's own sequence. */
        CHANGE,
        SNAPSHOT_HEADER,
        SNAPSHOT_ORDERS
    }

    private static final B3Template[] BY_ID = new B3Template[72];

    static {
        for (final B3Template template : values()) {
            BY_ID[template.id] = template;
        }
    }

    final Kind kind;
    final int blockLength;
    final int indicator;
    final int rptSeq;
    final int time;
    private final int id;
    private final String wireName;

    B3Template(
            final int id,
            final String wireName,
            final Kind kind,
            final int blockLength,
            final int indicator,
            final int rptSeq,
            final int time) {
        this.id = id;
        this.wireName = wireName;
        this.kind = kind;
        this.blockLength = blockLength;
        this.indicator = indicator;
        this.rptSeq = rptSeq;
        this.time = time;
    }

    /** @return the template, or null where it is not known */
    static B3Template of(final int id, final int schemaId) {
        return id < BY_ID.length && schemaId == B3Wire.SCHEMA ? BY_ID[id] : null;
    }

    static String[] wireNames() {
        final B3Template[] templates = values();
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
