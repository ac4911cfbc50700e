package io.loadline.feed.cme;

import static io.loadline.feed.cme.CmeTemplate.Kind.BOOK_ENTRIES;
import static io.loadline.feed.cme.CmeTemplate.Kind.CHANNEL_RESET;
import static io.loadline.feed.cme.CmeTemplate.Kind.COUNTED;
import static io.loadline.feed.cme.CmeTemplate.Kind.DEFINITION;
import static io.loadline.feed.cme.CmeTemplate.Kind.HEARTBEAT;
import static io.loadline.feed.cme.CmeTemplate.Kind.LIMIT_ENTRIES;
import static io.loadline.feed.cme.CmeTemplate.Kind.ORDER_ENTRIES;
import static io.loadline.feed.cme.CmeTemplate.Kind.ORDER_SNAPSHOT;
import static io.loadline.feed.cme.CmeTemplate.Kind.QUOTE_REQUEST;
import static io.loadline.feed.cme.CmeTemplate.Kind.SNAPSHOT;
import static io.loadline.feed.cme.CmeTemplate.Kind.STATISTIC_ENTRIES;
import static io.loadline.feed.cme.CmeTemplate.Kind.STATUS;
import static io.loadline.feed.cme.CmeTemplate.Kind.STREAM_SNAPSHOT;
import static io.loadline.feed.cme.CmeTemplate.Kind.TICKER;
import static io.loadline.feed.cme.CmeTemplate.Kind.TICKER_SNAPSHOT;
import static io.loadline.feed.cme.CmeTemplate.Kind.TOP_ORDERS;
import static io.loadline.feed.cme.CmeTemplate.Kind.TRADE_ENTRIES;
import static io.loadline.feed.cme.CmeTemplate.Kind.TREASURIES;
import static io.loadline.feed.cme.CmeTemplate.Kind.WORKUP;

/**
 * Every message of the feed, versions 5 to 13, and of the schemas of its sessions (2), BrokerTec (10) and EBS (12), with what must be known to read it and to step over it: the shortest block, the place of
 * the event indicator in it, and the shortest entry of its first group. Prices of templates before 46 are in units of 1e-7, later ones of
 * 1e-9.
 */
enum CmeTemplate {
    CHANNEL_RESET_4(4, "ChannelReset4", CHANNEL_RESET, 9, 8, 2, null),
    ADMIN_HEARTBEAT_12(12, "AdminHeartbeat12", HEARTBEAT, 0, -1, 0, null),
    ADMIN_LOGIN_15(15, "AdminLogin15", COUNTED, 0, -1, 0, null),
    ADMIN_LOGOUT_16(16, "AdminLogout16", COUNTED, 0, -1, 0, null),
    FUTURE_27(27, "MDInstrumentDefinitionFuture27", DEFINITION, 213, 0, 9, null),
    SPREAD_29(29, "MDInstrumentDefinitionSpread29", DEFINITION, 193, 0, 9, null),
    STATUS_30(30, "SecurityStatus30", STATUS, 30, 26, 0, null),
    BOOK_32(32, "MDIncrementalRefreshBook32", BOOK_ENTRIES, 9, 8, 27, CmeEntryLayout.BOOK),
    DAILY_33(33, "MDIncrementalRefreshDailyStatistics33", STATISTIC_ENTRIES, 9, 8, 25, CmeEntryLayout.DAILY),
    LIMITS_34(34, "MDIncrementalRefreshLimitsBanding34", LIMIT_ENTRIES, 9, 8, 32, CmeEntryLayout.LIMITS),
    SESSION_35(35, "MDIncrementalRefreshSessionStatistics35", STATISTIC_ENTRIES, 9, 8, 19, CmeEntryLayout.SESSION),
    TRADE_36(36, "MDIncrementalRefreshTrade36", TRADE_ENTRIES, 9, 8, 30, CmeEntryLayout.TRADE_FIRST),
    VOLUME_37(37, "MDIncrementalRefreshVolume37", STATISTIC_ENTRIES, 9, 8, 13, CmeEntryLayout.VOLUME),
    SNAPSHOT_38(38, "SnapshotFullRefresh38", SNAPSHOT, 59, -1, 22, CmeEntryLayout.SNAPSHOT),
    QUOTE_REQUEST_39(39, "QuoteRequest39", QUOTE_REQUEST, 32, 31, 30, null),
    OPTION_41(41, "MDInstrumentDefinitionOption41", DEFINITION, 211, 0, 9, null),
    TRADE_42(42, "MDIncrementalRefreshTradeSummary42", TRADE_ENTRIES, 9, 8, 26, CmeEntryLayout.TRADE),
    ORDER_BOOK_43(43, "MDIncrementalRefreshOrderBook43", ORDER_ENTRIES, 9, 8, 34, null),
    ORDER_SNAPSHOT_44(44, "SnapshotFullRefreshOrderBook44", ORDER_SNAPSHOT, 28, -1, 29, null),
    BOOK_46(46, "MDIncrementalRefreshBook46", BOOK_ENTRIES, 9, 8, 27, CmeEntryLayout.BOOK),
    ORDER_BOOK_47(47, "MDIncrementalRefreshOrderBook47", ORDER_ENTRIES, 9, 8, 34, null),
    TRADE_48(48, "MDIncrementalRefreshTradeSummary48", TRADE_ENTRIES, 9, 8, 26, CmeEntryLayout.TRADE),
    DAILY_49(49, "MDIncrementalRefreshDailyStatistics49", STATISTIC_ENTRIES, 9, 8, 25, CmeEntryLayout.DAILY),
    LIMITS_50(50, "MDIncrementalRefreshLimitsBanding50", LIMIT_ENTRIES, 9, 8, 32, CmeEntryLayout.LIMITS),
    SESSION_51(51, "MDIncrementalRefreshSessionStatistics51", STATISTIC_ENTRIES, 9, 8, 19, CmeEntryLayout.SESSION),
    SNAPSHOT_52(52, "SnapshotFullRefresh52", SNAPSHOT, 59, -1, 22, CmeEntryLayout.SNAPSHOT),
    ORDER_SNAPSHOT_53(53, "SnapshotFullRefreshOrderBook53", ORDER_SNAPSHOT, 28, -1, 29, null),
    FUTURE_54(54, "MDInstrumentDefinitionFuture54", DEFINITION, 216, 0, 9, null),
    OPTION_55(55, "MDInstrumentDefinitionOption55", DEFINITION, 213, 0, 9, null),
    SPREAD_56(56, "MDInstrumentDefinitionSpread56", DEFINITION, 195, 0, 9, null),
    FIXED_INCOME_57(57, "MDInstrumentDefinitionFixedIncome57", DEFINITION, 143, 0, 9, null),
    REPO_58(58, "MDInstrumentDefinitionRepo58", DEFINITION, 140, 0, 9, null),
    TOP_ORDERS_59(59, "SnapshotRefreshTopOrders59", TOP_ORDERS, 13, 8, 0, null),
    WORKUP_60(60, "SecurityStatusWorkup60", WORKUP, 30, 20, 0, null),
    SNAPSHOT_TCP_61(61, "SnapshotFullRefreshTCP61", STREAM_SNAPSHOT, 37, 8, 23, CmeEntryLayout.SNAPSHOT_TCP),
    COLLATERAL_62(62, "CollateralMarketValue62", COUNTED, 9, 8, 0, null),
    FX_63(63, "MDInstrumentDefinitionFX63", DEFINITION, 144, 0, 9, null),
    BOOK_64(64, "MDIncrementalRefreshBookLongQty64", BOOK_ENTRIES, 9, 8, 31, CmeEntryLayout.BOOK_LONG),
    TRADE_65(65, "MDIncrementalRefreshTradeSummaryLongQty65", TRADE_ENTRIES, 9, 8, 34, CmeEntryLayout.TRADE_LONG),
    VOLUME_66(66, "MDIncrementalRefreshVolumeLongQty66", STATISTIC_ENTRIES, 9, 8, 17, CmeEntryLayout.VOLUME_LONG),
    SESSION_67(
            67,
            "MDIncrementalRefreshSessionStatisticsLongQty67",
            STATISTIC_ENTRIES,
            9,
            8,
            27,
            CmeEntryLayout.SESSION_LONG),
    SNAPSHOT_TCP_68(68, "SnapshotFullRefreshTCPLongQty68", STREAM_SNAPSHOT, 37, 8, 23, CmeEntryLayout.SNAPSHOT_LONG),
    SNAPSHOT_69(69, "SnapshotFullRefreshLongQty69", SNAPSHOT, 59, -1, 23, CmeEntryLayout.SNAPSHOT_LONG),
    REQUEST_ACK_206(206, "RequestAck206", COUNTED, 0, -1, 0, null),
    SECURITY_LIST_REQUEST_208(208, "SecurityListRequest208", COUNTED, 0, -1, 0, null),
    SECURITY_STATUS_REQUEST_209(209, "SecurityStatusRequest209", COUNTED, 0, -1, 0, null),
    SUBSCRIBER_HEARTBEAT_210(210, "SubscriberHeartbeat210", COUNTED, 0, -1, 0, null),
    SPECTRUM_HEARTBEAT_302(302, "AdminHeartbeat302", HEARTBEAT, 0, -1, 0, null),
    SPECTRUM_303(303, "MDIncrementalRefreshSpectrum303", COUNTED, 0, -1, 0, null),
    TICKER_304(304, "MDIncrementalRefreshTicker304", TICKER, 9, 8, 95, null),
    SPECTRUM_SNAPSHOT_305(305, "MDSnapshotRefreshSpectrum305", COUNTED, 0, -1, 0, null),
    TICKER_SNAPSHOT_306(306, "MDSnapshotRefreshTicker306", TICKER_SNAPSHOT, 76, 8, 28, null),
    GLOBAL_DAY_ROLL_307(307, "GlobalDayRoll307", COUNTED, 0, -1, 0, null),
    BTEC_405(405, "MDIncrementalRefreshBtec405", TREASURIES, 10, -1, 62, null),
    BTEC_HEARTBEAT_411(411, "AdminHeartbeat411", HEARTBEAT, 0, -1, 0, null);

    /** What is done with a message. */
    enum Kind {
        /** Counted by name and stepped over. */
        COUNTED,
        /** Nothing happened, and the venue says so. */
        HEARTBEAT,
        CHANNEL_RESET,
        STATUS,
        DEFINITION,
        BOOK_ENTRIES,
        TRADE_ENTRIES,
        STATISTIC_ENTRIES,
        /** Somebody asks for quotes of some instruments. */
        QUOTE_REQUEST,
        /** Limits of prices, which count in the instrument's sequence too. */
        LIMIT_ENTRIES,
        SNAPSHOT,
        /** Orders, one an entry. */
        ORDER_ENTRIES,
        /** A piece of a snapshot of orders. */
        ORDER_SNAPSHOT,
        /** The best orders of one instrument, told anew whenever one of them changes. */
        TOP_ORDERS,
        /** A workup begins, goes on in public or ends: a status of one instrument. */
        WORKUP,
        /** A snapshot of the TCP flavour: without sequence numbers, in order with the changes. */
        STREAM_SNAPSHOT,
        /** BrokerTec: levels, trades and prices of US Treasuries. */
        TREASURIES,
        /** EBS: the best of the market, trades and prices of the day. */
        TICKER,
        TICKER_SNAPSHOT
    }

    private static final int MARKET_DATA_SCHEMA = 1;
    private static final int SESSION_SCHEMA = 2;
    private static final int SPECTRUM_SCHEMA = 12;
    private static final int BROKERTEC_SCHEMA = 10;
    private static final int FIRST_SESSION_ID = 200;
    private static final int FIRST_SPECTRUM_ID = 300;
    private static final int FIRST_BROKERTEC_ID = 400;
    private static final int FIRST_ID_OF_FINE_PRICES = 46;
    private static final CmeTemplate[] BY_ID = new CmeTemplate[512];

    static {
        for (final CmeTemplate template : values()) {
            BY_ID[template.id] = template;
        }
    }

    final Kind kind;
    final int blockLength;
    final int indicator;
    final int entryLength;
    final CmeEntryLayout entries;
    final boolean coarsePrices;
    /** True if a second group may tell the orders behind the entries of the first. */
    final boolean namesOrders;

    private final int id;
    private final String wireName;

    CmeTemplate(
            final int id,
            final String wireName,
            final Kind kind,
            final int blockLength,
            final int indicator,
            final int entryLength,
            final CmeEntryLayout entries) {
        this.id = id;
        this.wireName = wireName;
        this.kind = kind;
        this.blockLength = blockLength;
        this.indicator = indicator;
        this.entryLength = entryLength;
        this.entries = entries;
        namesOrders = kind == BOOK_ENTRIES;
        coarsePrices = id < FIRST_ID_OF_FINE_PRICES;
    }

    /** @return the template, or null where it is not known */
    static CmeTemplate of(final int id, final int schemaId) {
        return id < BY_ID.length && schemaId == schemaOf(id) ? BY_ID[id] : null;
    }

    private static int schemaOf(final int id) {
        if (id < FIRST_SESSION_ID) {
            return MARKET_DATA_SCHEMA;
        }
        return id < FIRST_SPECTRUM_ID ? SESSION_SCHEMA : id < FIRST_BROKERTEC_ID ? SPECTRUM_SCHEMA : BROKERTEC_SCHEMA;
    }

    static String[] wireNames() {
        final CmeTemplate[] templates = values();
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
